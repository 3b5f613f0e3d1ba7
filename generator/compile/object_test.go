package compile

import (
	"slices"
	"testing"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

func diagCode(s string) diag.Code { return diag.Code(s) }

func wires(m *ir.Model) []string {
	var out []string
	for _, p := range m.Properties {
		out = append(out, p.Name.Wire)
	}
	return out
}

func TestAllOfMergesParentsFirst(t *testing.T) {
	m, r := root(t, `"Top": {"properties": {"id": {"type": "string", "readOnly": true}}, "required": ["id"], "x-ms-azure-resource": true},
		"Left": {"allOf": [{"$ref": "#/definitions/Top"}], "properties": {"l": {"type": "string"}}},
		"Right": {"allOf": [{"$ref": "#/definitions/Top"}], "properties": {"r": {"type": "string"}}},
		"Root": {"allOf": [{"$ref": "#/definitions/Left"}, {"$ref": "#/definitions/Right"}, {"properties": {"inline": {"type": "string"}}}],
			"required": ["r"], "properties": {"own": {"type": "string"}, "l": {"type": "string", "description": "Better."}}}`)
	r.clean()
	if got := wires(m); !slices.Equal(got, []string{"id", "l", "r", "inline", "own"}) {
		t.Errorf("members %v", got)
	}
	if !m.Resource {
		t.Error("x-ms-azure-resource is inherited")
	}
	if !field(t, m, "ID").Required || !field(t, m, "R").Required || field(t, m, "L").Required {
		t.Error("required names count for inherited members")
	}
	if p := field(t, m, "L"); p.Doc != "Better." || p.Owner != "Root" {
		t.Errorf("the child's member counts: %q of %s", p.Doc, p.Owner)
	}
	if !slices.Equal(m.Parents, []string{"Left", "Top", "Right"}) {
		t.Errorf("parents %v", m.Parents)
	}
}

func TestOverrideWithAnotherType(t *testing.T) {
	m, r := root(t, `"Top": {"properties": {"v": {"type": "string"}}},
		"Root": {"allOf": [{"$ref": "#/definitions/Top"}], "properties": {"v": {"type": "integer"}}}`)
	if got := text(field(t, m, "V").Type); got != "int64" {
		t.Errorf("the child's type counts: %s", got)
	}
	r.wants("property-override", "another type")
}

func TestAllOfCycle(t *testing.T) {
	_, r := root(t, `"Root": {"allOf": [{"$ref": "#/definitions/Other"}], "properties": {"a": {"type": "string"}}},
		"Other": {"allOf": [{"$ref": "#/definitions/Root"}], "properties": {"b": {"type": "string"}}}`)
	if !r.report.Failed() {
		t.Error("a cycle of allOf is an error")
	}
}

func TestSiblingsOfAReferenceCount(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {"x": {"$ref": "#/definitions/Text", "description": "Mine.", "readOnly": true,
			"x-nullable": true, "default": "d", "maxLength": 3, "x-ms-mutability": ["create", "read"], "x-ms-client-name": "better"},
			"plain": {"$ref": "#/definitions/Text"}}},
		"Text": {"type": "string", "description": "Of the type.", "minLength": 1, "maxLength": 9}`)
	r.clean()
	p := field(t, m, "Better")
	if p.Doc != "Mine." || !p.ReadOnly || !p.Nullable || p.Default.Text != "d" || p.Mutability != ir.Create|ir.Read {
		t.Errorf("%+v", p)
	}
	if *p.Limits.MaxLength != 3 || *p.Limits.MinLength != 1 {
		t.Error("limits merge, the nearest counts")
	}
	if q := field(t, m, "Plain"); q.Doc != "Of the type." || q.ReadOnly || *q.Limits.MaxLength != 9 {
		t.Errorf("%+v", q)
	}
}

func TestAdditionalPropertiesBesideProperties(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "integer"}}`)
	r.clean()
	if m.Additional == nil || text(m.Additional) != "map[]int64" {
		t.Errorf("additional %v", m.Additional)
	}
	m, r = root(t, `"Top": {"additionalProperties": true}, "Root": {"allOf": [{"$ref": "#/definitions/Top"}], "properties": {"a": {"type": "string"}}}`)
	r.clean()
	if m.Additional == nil || text(m.Additional) != "map[]any" {
		t.Error("free members are inherited")
	}
}

func TestFieldNames(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {"type": {"type": "string"}, "@type": {"type": "string"}, "validate": {"type": "string"},
		"name": {"type": "string"}, "Name": {"type": "string"}, "5qi": {"type": "string"}, "*": {"type": "string"}}}`)
	r.clean()
	for wire, want := range map[string]string{"type": "Type", "@type": "AtType", "validate": "ValidateField", "Name": "Name", "5qi": "FiveQi", "*": "Asterisk"} {
		if p := field(t, m, want); p.Name.Wire != wire {
			t.Errorf("%s is the field of %s, want of %s", want, p.Name.Wire, wire)
		}
	}
}

func TestConstants(t *testing.T) {
	m, _ := root(t, `"Root": {"required": ["k", "o"], "properties": {"k": {"enum": ["only"]},
		"o": {"enum": ["one"], "x-ms-enum": {"name": "O", "modelAsString": true}}, "free": {"enum": ["x"]}}}`)
	if p := field(t, m, "K"); p.Const == nil || p.Const.Text != "only" || p.Const.Raw != `"only"` {
		t.Errorf("a required closed enum of one value is a constant: %+v", p.Const)
	}
	if field(t, m, "O").Const != nil || field(t, m, "Free").Const != nil {
		t.Error("open or optional enums are no constants")
	}
}

func TestARMTypesAndIdentifiers(t *testing.T) {
	m, _ := root(t, `"Root": {"properties": {"subnetId": {"type": "string", "format": "arm-id", "x-ms-arm-id-details": {"allowedResources": [{"type": "Microsoft.Network/virtualNetworks/subnets"}]}},
		"ids": {"type": "array", "x-ms-identifiers": ["a", "b"], "items": {"type": "string", "format": "arm-id", "x-ms-arm-id-details": {"allowedResources": [{"type": "A/b"}, {"type": "A/c"}]}}}}}`)
	if got := field(t, m, "SubnetID").ARMTypes; !slices.Equal(got, []string{"Microsoft.Network/virtualNetworks/subnets"}) {
		t.Errorf("%v", got)
	}
	p := field(t, m, "IDs")
	if !slices.Equal(p.ARMTypes, []string{"A/b", "A/c"}) || !slices.Equal(p.Identifiers, []string{"a", "b"}) {
		t.Errorf("%v %v", p.ARMTypes, p.Identifiers)
	}
}
