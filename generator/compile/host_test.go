// Tests of what a specification says about hosts and credentials.

package compile

import "testing"

func TestScopesOfTokens(t *testing.T) {
	const head = `{"swagger": "2.0", "info": {"title": "T", "version": "1"}, "host": "h", "paths": {},`
	tests := []struct{ name, text, want string }{
		{"declared", head + `"securityDefinitions": {"a": {"type": "oauth2", "scopes": {"https://declared/.default": ""}}}}`, "https://declared/.default"},
		{"required only", head + `"securityDefinitions": {"a": {"type": "oauth2"}}, "security": [{"a": ["https://required/.default"]}]}`, "https://required/.default"},
		{"no URL", head + `"securityDefinitions": {"a": {"type": "oauth2", "scopes": {"user_impersonation": ""}}}}`, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			for _, scope := range build(t, map[string]string{"library.json": tt.text}).Host.Scopes {
				got += scope
			}
			if got != tt.want {
				t.Errorf("scopes %q, want %q", got, tt.want)
			}
		})
	}
}
