// Scalars: type and format to the kinds of the representation.

package compile

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/ir"
)

// textKinds are the formats of strings.
var textKinds = map[string]ir.ScalarKind{
	"":                  ir.String,
	"arm-id":            ir.ARMID,
	"base64url":         ir.Base64URL,
	"binary":            ir.File,
	"byte":              ir.Bytes,
	"char":              ir.String,
	"date":              ir.Date,
	"date-time":         ir.DateTime,
	"date_time":         ir.DateTime,
	"date-time-rfc1123": ir.DateTimeRFC1123,
	"date-time-rfc7231": ir.DateTimeRFC1123,
	"duration":          ir.Duration,
	"email":             ir.String,
	"file":              ir.File,
	"guid":              ir.UUID,
	"password":          ir.String,
	"time":              ir.TimeOfDay,
	"unixtime":          ir.UnixTime,
	"uri":               ir.URI,
	"url":               ir.URI,
	"uuid":              ir.UUID,
}

var integerKinds = map[string]ir.ScalarKind{
	"": ir.Int64, "int32": ir.Int32, "int64": ir.Int64, "unixtime": ir.UnixTime,
}

// numberKinds: a number with an integer format may still have a fraction on the
// wire, and services send more digits than the format float promises. A float64
// holds all of them.
var numberKinds = map[string]ir.ScalarKind{
	"": ir.Float64, "double": ir.Float64, "float": ir.Float64, "decimal": ir.Decimal, "int32": ir.Float64, "int64": ir.Int64,
}

// scalar is the type of a single value. A format beside a reference counts.
func (c *compiler) scalar(v view) ir.Type {
	core := v.core()
	format := strings.ToLower(v.get("format").Str())
	table, fallback := textKinds, ir.String
	switch statedType(core) {
	case "integer":
		table, fallback = integerKinds, ir.Int64
	case "number":
		table, fallback = numberKinds, ir.Float64
	case "boolean":
		return ir.Scalar{Kind: ir.Bool}
	case "file":
		return ir.Scalar{Kind: ir.File}
	case "null":
		return ir.Any{}
	case "string", "object", "":
	default:
		c.report.Warnf(core.Node.PosOf("type"), "type-unknown", "%q is no type of Swagger 2.0; any JSON value is taken", statedType(core)).
			WithHelp("the types are string, number, integer, boolean, array, object and file")
		return ir.Any{}
	}
	kind, known := table[format]
	if !known {
		kind = fallback
		c.report.Notef(v.get("format").Pos(), "format-unknown", "the format %q of a %s has no type of its own; %s is used", format, statedType(core), kind)
	}
	return ir.Scalar{Kind: kind}
}

// secretly marks the text in a type as secret. A model keeps its own marks.
func secretly(t ir.Type) ir.Type {
	switch t := t.(type) {
	case ir.Scalar:
		t.Secret = true
		return t
	case *ir.List:
		l := *t
		l.Elem = secretly(t.Elem)
		return &l
	case *ir.Map:
		m := *t
		m.Elem = secretly(t.Elem)
		return &m
	}
	return t
}

// isSecret reports whether a type, lists and maps included, holds a secret.
func isSecret(t ir.Type) bool {
	switch t := t.(type) {
	case ir.Scalar:
		return t.Secret
	case *ir.List:
		return isSecret(t.Elem)
	case *ir.Map:
		return isSecret(t.Elem)
	}
	return false
}
