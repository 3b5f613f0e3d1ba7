// What `gen init` writes: a configuration to start from, and the JSON Schema
// that lets editors complete it. Both come from the table of settings.

package generator

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// SchemaURL is where editors find the schema of armgen.yaml.
const SchemaURL = "https://raw.githubusercontent.com/seed184db40a/armgen/main/cmd/gen/armgen.schema.json"

// Starter is the text of a new armgen.yaml with the settings of o that differ
// from the defaults; without any, the resource that is built in.
func Starter(o Options) []byte {
	if len(o.Spec) == 0 && o.Readme == "" && o.Specs == Embedded {
		o.Spec = []string{"containerregistry/resource-manager/Microsoft.ContainerRegistry/stable/2021-09-01/containerregistry.json"}
		o.Resource = []string{"Microsoft.ContainerRegistry/registries/privateEndpointConnections"}
		o.Dependencies = true
	}
	defaults := Defaults()
	var b strings.Builder
	fmt.Fprintf(&b, "# yaml-language-server: $schema=%s\n", SchemaURL)
	b.WriteString("# Settings are the flags of \"gen generate\"; \"gen help generate\" lists them.\nversion: 1\n")
	for _, s := range Settings() {
		if s.Run {
			continue
		}
		if text := yamlValue(s.Field(&o)); s.Name == "out" || text != yamlValue(s.Field(&defaults)) {
			fmt.Fprintf(&b, "%s: %s\n", s.Name, text)
		}
	}
	b.WriteString("\n# Several packages, each with settings of its own on top of those above:\n# packages:\n#   - spec: path/to/one.json\n#     package: one\n#   - spec: path/to/two.json\n#     package: two\n")
	return []byte(b.String())
}

// yamlValue writes a setting as YAML; strings are quoted when they need it.
func yamlValue(field any) string {
	switch v := field.(type) {
	case *string:
		return yamlString(*v)
	case *bool:
		return strconv.FormatBool(*v)
	case *int:
		return strconv.Itoa(*v)
	case *[]string:
		if len(*v) == 1 {
			return yamlString((*v)[0])
		}
		var b strings.Builder
		for _, item := range *v {
			b.WriteString("\n  - " + yamlString(item))
		}
		return b.String()
	default:
		panic(fmt.Sprintf("a setting has type %T", field))
	}
}

// yamlString quotes what YAML would read as something else. A JSON string is a
// YAML string.
func yamlString(s string) string {
	plain := s != "" && strings.IndexFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("/._-@", r))
	}) < 0 && strings.ContainsAny(s[:1], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ./")
	switch strings.ToLower(s) {
	case "true", "false", "yes", "no", "on", "off", "null", "y", "n":
		plain = false
	}
	if plain {
		return s
	}
	quoted, _ := json.Marshal(s)
	return string(quoted)
}

// ConfigSchema is the JSON Schema of armgen.yaml.
func ConfigSchema() []byte {
	settings := map[string]any{}
	for _, s := range Settings() {
		if !s.Run {
			settings[s.Name] = schemaOf(s)
		}
	}
	properties := map[string]any{
		"version":  map[string]any{"const": 1, "description": "version of the format of this file"},
		"packages": map[string]any{"type": "array", "description": "one entry per package, on top of the settings above", "items": map[string]any{"$ref": "#/$defs/settings"}},
	}
	for name := range settings {
		properties[name] = map[string]any{"$ref": "#/$defs/settings/properties/" + name}
	}
	schema, _ := json.MarshalIndent(map[string]any{
		"$schema": "https://json-schema.org/draft/2020-12/schema",
		"$id":     SchemaURL,
		"title":   ConfigName,
		"type":    "object", "properties": properties, "required": []string{"version"}, "additionalProperties": false,
		"$defs": map[string]any{"settings": map[string]any{"type": "object", "properties": settings, "additionalProperties": false}},
	}, "", "  ")
	return append(schema, '\n')
}

func schemaOf(s Setting) map[string]any {
	defaults := Defaults()
	out := map[string]any{"description": s.Usage}
	switch v := s.Field(&defaults).(type) {
	case *string:
		out["type"] = "string"
		if *v != "" {
			out["default"] = *v
		}
	case *bool:
		out["type"], out["default"] = "boolean", *v
	case *int:
		out["type"], out["default"] = "integer", *v
	case *[]string:
		text := map[string]any{"type": "string"}
		out["anyOf"] = []any{text, map[string]any{"type": "array", "items": text}}
	}
	return out
}
