// This file holds the string that does not print, and keeps bodies with secrets out of logs.

package armkit

import (
	"fmt"
	"io"
	"log/slog"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore/runtime"
)

// Masked is what stands in place of a secret wherever it would be printed.
const Masked = "********"

// Secret is a string that fmt and slog print masked. It travels in clear in JSON only;
// string(s) is the value itself.
type Secret string

// String masks the secret.
func (Secret) String() string { return Masked }

// GoString masks the secret under %#v.
func (Secret) GoString() string { return `armkit.Secret("` + Masked + `")` }

// Format masks the secret under every verb.
func (Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, Masked) }

// LogValue masks the secret in structured logs.
func (Secret) LogValue() slog.Value { return slog.StringValue(Masked) }

// mayHoldSecrets reports whether a body can have a secret in it. Models with secrets at any
// depth have a LogValue method; of what is no model nothing is known.
func mayHoldSecrets(body any) bool {
	switch body := body.(type) {
	case Literal:
		return false
	case Model:
		_, ok := body.(slog.LogValuer)
		return ok
	}
	return true
}

// pipeline is the way of the request: one that logs no bodies when they may hold secrets and
// the user asked azcore to log bodies, which it would do in clear.
func (c *Call) pipeline() runtime.Pipeline {
	if c.client.quiet != nil && c.secretive {
		return *c.client.quiet
	}
	return c.client.pipeline
}
