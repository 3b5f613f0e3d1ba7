// The example literal: a resource declared in JavaScript, as prettier lays it
// out. This file says what stands in it, examplevalue.go how values are written.

package docgen

import (
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// exampleStyle is the form of the statement.
type exampleStyle int

const (
	makeStyle   exampleStyle = iota // provider.Group.makeType({…});
	createStyle                     // exports.createResources = () => [{…}];
)

// exampleText is the literal for one example body.
func exampleText(style exampleStyle, group, typ string, body *ir.Value, deps []dependency) string {
	if style == createStyle {
		return createText(group, typ, body, deps)
	}
	return makeText(group, typ, body, deps)
}

func makeText(group, typ string, body *ir.Value, deps []dependency) string {
	var properties []node
	properties = append(properties, stringProperty("name", "my"+typ))
	if !emptyBody(body) {
		properties = append(properties, arrowProperty("properties", "() => ", body))
	}
	if len(deps) > 0 {
		var members []node
		for _, d := range deps {
			members = append(members, memberProperty(d))
		}
		properties = append(properties, sequence{text("dependencies: ({ resources }) => ("), objectNode(members, false), text(")")})
	}
	head := "provider." + group + ".make" + typ + "("
	object := objectNode(properties, true)
	if lineColumns(head)+1 > lineWidth {
		return render(sequence{text(head), indent{sequence{soft{}, object}}, soft{}, text(");")})
	}
	return render(sequence{text(head), object, text(");")})
}

// createText is the newer form: an array of declarations whose dependencies are
// plain names.
func createText(group, typ string, body *ir.Value, deps []dependency) string {
	properties := []node{stringProperty("type", typ), stringProperty("group", group), stringProperty("name", "my"+typ)}
	if !emptyBody(body) {
		properties = append(properties, arrowProperty("properties", "() => ", body))
	}
	if len(deps) > 0 {
		var members []node
		for _, d := range deps {
			members = append(members, nameProperty(d))
		}
		properties = append(properties, sequence{text("dependencies: ({}) => ("), objectNode(members, false), text(")")})
	}
	list := newGroup(text("["), indent{sequence{soft{}, objectNode(properties, false)}}, comma{}, soft{}, text("]"))
	return render(sequence{text("exports.createResources = () => "), list, text(";")})
}

// emptyBody reports whether an example has no body worth printing. A member
// called length, or else size, that is a number answers for the object.
func emptyBody(body *ir.Value) bool {
	if !body.Container() || len(body.Members) == 0 {
		return true
	}
	for _, key := range []string{"length", "size"} {
		if n := body.Get(key); n != nil && n.Kind == diag.Number {
			return n.Number() == 0
		}
	}
	return false
}

// arrowProperty is a property whose value is a function that returns the body;
// an array stands without parentheses.
func arrowProperty(key, arrow string, body *ir.Value) node {
	value := valueNode(body, nil)
	if body.Kind == diag.Object {
		return newGroup(text(key+": "+arrow+"("), value, text(")"))
	}
	return newGroup(text(key+": "+arrow), value)
}

// memberProperty is a dependency: resources.Group.Type["myType"].
func memberProperty(d dependency) node {
	member := sequence{
		text("resources"),
		newGroup(indent{sequence{soft{}, text("." + d.Group)}}),
		newGroup(indent{sequence{soft{}, text("." + d.Type)}}),
		newGroup(text("["), indent{sequence{soft{}, text(exampleQuote("my" + d.Type))}}, soft{}, text("]")),
	}
	key := exampleKey(d.Name)
	switch {
	case d.List:
		return newGroup(text(key+":"), fluid{arrayNode([]node{member})})
	case lineColumns(key) <= shortKey:
		return newGroup(text(key+": "), member)
	}
	return newGroup(text(key+":"), newGroup(indent{sequence{line{}, member}}))
}

// nameProperty is a dependency of the newer form.
func nameProperty(d dependency) node {
	if d.List {
		return newGroup(text(exampleKey(d.Name)+":"), fluid{arrayNode([]node{text(exampleQuote("my" + d.Type))})})
	}
	return stringProperty(d.Name, "my"+d.Type)
}
