package ir

import (
	"strings"
	"testing"
)

// sample is a small service with one of everything that the dump prints.
func sample() *API {
	n := int64(3)
	color := &Enum{Name: Name{Wire: "color", Go: "Color"}, Base: String, Open: true, Origin: "a.json#/definitions/Thing/properties/color",
		Values: []*EnumValue{{Name: Name{Wire: "red", Go: "ColorRed"}}}}
	thing := &Model{Name: Name{Wire: "Thing", Go: "Thing"}, Origin: "a.json#/definitions/Thing", Input: true, Output: true,
		Properties: []*Property{
			{Name: Name{Wire: "name", Go: "Name"}, Path: "name", Type: Scalar{Kind: String}, Required: true, Limits: &Limits{MinLength: &n}},
			{Name: Name{Wire: "properties", Go: "Properties"}, Path: "properties", Flattened: []*Property{
				{Name: Name{Wire: "color", Go: "Color"}, Path: "properties.color", Type: color, Default: &Literal{Raw: `"red"`, Text: "red"}, Mutability: Create | Read},
				{Name: Name{Wire: "key", Go: "Key"}, Path: "properties.key", Type: Scalar{Kind: String, Secret: true}, Secret: true},
			}},
		}}
	list := &Property{Name: Name{Wire: "value", Go: "Value"}, Path: "value", Type: &List{Elem: thing}}
	get := &Operation{ID: "Things_List", Name: Name{Go: "List"}, Method: "GET", Path: "/things", Produces: []string{"application/json"},
		Responses: []*Response{{Status: 200, Type: &Map{Elem: thing}}, {Error: true}}, Paging: &Paging{Item: list, Elem: thing}}
	return &API{Services: []*Service{{
		Package: "things", Namespace: "Microsoft.Things", Title: "Things", Versions: []string{"2021-09-01"},
		Sources: []*Source{{Path: "a.json", APIVersion: "2021-09-01", Input: true}},
		Host:    Host{ARM: true},
		Clients: []*Client{{Name: Name{Wire: "Things", Go: "Client"}, Operations: []*Operation{get}}},
		Models:  []*Model{thing}, Enums: []*Enum{color},
		Resources: []*Resource{{Type: "Microsoft.Things/things", Group: "Things", Name: Name{Go: "Thing"}, Model: thing, Lists: []*Operation{get}}},
	}}}
}

func TestDump(t *testing.T) {
	const want = `service things
  namespace Microsoft.Things
  title "Things"
  versions 2021-09-01
  source a.json 2021-09-01 input
  host arm
  client Client group=Things
    operation List id=Things_List
      GET /things
      media produces=application/json
      response 200 map[string]Thing
      response default - error
      paging items=value of Thing
  resource Microsoft.Things/things Things/Thing
    model Thing
    list Things_List
  model Thing definition=Thing input output
    origin a.json#/definitions/Thing
    property Name "name" string required minLength=3
    flattened Properties "properties"
      property Color "properties.color" Color mutability=create,read default="red"
      property Key "properties.key" string!secret secret
  enum Color name=color string open
    origin a.json#/definitions/Thing/properties/color
    value ColorRed "red"
`
	var b strings.Builder
	if err := Dump(&b, sample()); err != nil {
		t.Fatal(err)
	}
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

func TestDumpWithPositions(t *testing.T) {
	var b strings.Builder
	if err := DumpWithPositions(&b, sample()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), "model Thing definition=Thing input output @ -\n") {
		t.Errorf("no position in\n%s", b.String())
	}
}
