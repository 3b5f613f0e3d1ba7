// This file holds the string that does not print.

package armkit

import (
	"fmt"
	"io"
	"log/slog"
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
