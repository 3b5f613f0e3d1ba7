package compile

import (
	"slices"
	"testing"

	"github.com/seed184db40a/armgen/generator/ir"
)

const shapesOfUnions = `"Root": {"properties": {"pet": {"$ref": "#/definitions/Pet"}}},
	"Pet": {"discriminator": "kind", "required": ["kind"], "properties": {"kind": {"type": "string"}, "name": {"type": "string"}}},
	"Cat": {"allOf": [{"$ref": "#/definitions/Pet"}], "x-ms-discriminator-value": "cat", "properties": {"lives": {"type": "integer"}}},
	"Dog": {"allOf": [{"$ref": "#/definitions/Pet"}], "discriminator": "kind", "x-ms-discriminator-value": "dog", "properties": {"kind": {"type": "string"}}},
	"Puppy": {"allOf": [{"$ref": "#/definitions/Dog"}]},
	"Stone": {"properties": {"kind": {"type": "string"}}}`

func TestUnion(t *testing.T) {
	m, r := root(t, shapesOfUnions)
	r.clean()
	pet := r.model("Pet")
	if field(t, m, "Pet").Type != ir.Type(pet) || pet.Union == nil || pet.Union.Interface != "PetClassification" || pet.Union.Discriminator != "kind" {
		t.Fatalf("%+v", pet.Union)
	}
	var variants []string
	for _, v := range pet.Union.Variants {
		variants = append(variants, v.Name.Go+"="+v.Variant.Value)
	}
	if !slices.Equal(variants, []string{"Cat=cat", "Dog=dog", "Puppy=Puppy"}) {
		t.Errorf("variants %v", variants)
	}
	cat, dog, puppy := r.model("Cat"), r.model("Dog"), r.model("Puppy")
	if kind := field(t, cat, "Kind"); kind.Const == nil || kind.Const.Text != "cat" || !kind.Discriminator {
		t.Errorf("%+v", kind)
	}
	if field(t, pet, "Kind").Const != nil {
		t.Error("the base has no constant discriminator")
	}
	if cat.Variant.Base != pet || puppy.Variant.Base != dog || dog.Union.Parent != pet || dog.Variant.Base != pet {
		t.Error("the nearest base is the base")
	}
}

// A variant that others derive from is a base by the discriminator it inherits: a
// place for it can hold them.
func TestVariantWithVariants(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {"fish": {"$ref": "#/definitions/Salmon"}, "any": {"$ref": "#/definitions/Fish"}}},
		"Fish": {"discriminator": "kind", "properties": {"kind": {"type": "string"}}},
		"Salmon": {"allOf": [{"$ref": "#/definitions/Fish"}], "x-ms-discriminator-value": "salmon"},
		"SmartSalmon": {"allOf": [{"$ref": "#/definitions/Salmon"}], "x-ms-discriminator-value": "smart"},
		"Shark": {"allOf": [{"$ref": "#/definitions/Fish"}]}`)
	r.clean()
	salmon, smart := r.model("Salmon"), r.model("SmartSalmon")
	if salmon.Union == nil || salmon.Union.Interface != "SalmonClassification" || len(salmon.Union.Variants) != 1 || field(t, m, "Fish").Type != ir.Type(salmon) {
		t.Fatalf("%+v", salmon.Union)
	}
	if smart.Variant.Base != salmon || salmon.Variant == nil || salmon.Union.Parent != r.model("Fish") {
		t.Error("the nearest base is the base")
	}
	if kind := field(t, smart, "Kind"); kind.Const == nil || kind.Const.Text != "smart" {
		t.Errorf("%+v", kind)
	}
}

// A variant that is used alone still says which it is.
func TestVariantWithoutItsBaseInSight(t *testing.T) {
	m, r := root(t, `"Root": {"properties": {"cat": {"$ref": "#/definitions/Cat"}}},
		"Pet": {"discriminator": "kind", "properties": {"kind": {"type": "string"}}},
		"Cat": {"allOf": [{"$ref": "#/definitions/Pet"}], "x-ms-discriminator-value": "cat"}`)
	r.clean()
	cat, ok := field(t, m, "Cat").Type.(*ir.Model)
	if !ok || cat.Union != nil {
		t.Fatalf("%+v", cat)
	}
	if kind := field(t, cat, "Kind"); kind.Const == nil || kind.Const.Text != "cat" {
		t.Errorf("%+v", kind)
	}
}

func TestVariantsInOtherFiles(t *testing.T) {
	r := build(t, map[string]string{
		"library.json": library(`"Root": {"properties": {"pet": {"$ref": "base.json#/definitions/Pet"}}},
			"Unused": {"properties": {"x": {"$ref": "more/cats.json#/definitions/Unrelated"}}}`),
		"base.json":      spec("1.0", "", `"Pet": {"discriminator": "kind", "properties": {"kind": {"type": "string"}}}`),
		"more/cats.json": spec("1.0", "", `"Unrelated": {}, "Cat": {"allOf": [{"$ref": "../base.json#/definitions/Pet"}]}`),
	})
	r.clean()
	if u := r.model("Pet").Union; u == nil || len(u.Variants) != 1 || u.Variants[0].Name.Go != "Cat" {
		t.Errorf("a variant that nothing refers to is found: %+v", u)
	}
}

func TestUnionsThatAreNoted(t *testing.T) {
	_, r := root(t, `"Root": {"discriminator": "kind", "properties": {"a": {"type": "string"}}},
		"One": {"allOf": [{"$ref": "#/definitions/Root"}], "x-ms-discriminator-value": "v"},
		"Two": {"allOf": [{"$ref": "#/definitions/Root"}], "x-ms-discriminator-value": "v"}`)
	if p := field(t, r.model("One"), "Kind"); text(p.Type) != "string" || p.Const.Text != "v" {
		t.Errorf("the undeclared discriminator is a string: %+v", p)
	}
	r.wants("discriminator-twice", "One")
	r.wants("discriminator-undeclared", "kind")
}

func TestBaseWithoutVariantsIsAStruct(t *testing.T) {
	m, r := root(t, `"Root": {"discriminator": "kind", "properties": {"kind": {"type": "string"}}}`)
	r.clean()
	if m.Union != nil || !field(t, m, "Kind").Discriminator {
		t.Errorf("%+v", m)
	}
}

func TestClosedDiscriminatorEnumThatForgetsAVariant(t *testing.T) {
	_, r := root(t, `"Root": {"discriminator": "kind", "properties": {"kind": {"enum": ["one"], "x-ms-enum": {"name": "Kind"}}}},
		"One": {"allOf": [{"$ref": "#/definitions/Root"}], "x-ms-discriminator-value": "one"},
		"Two": {"allOf": [{"$ref": "#/definitions/Root"}], "x-ms-discriminator-value": "two"}`)
	if !r.enum("Kind").Open {
		t.Error("no Two could ever be valid")
	}
	r.wants("discriminator-unlisted", "two")
}
