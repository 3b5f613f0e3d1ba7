// This file holds the words of Go that the writers use again and again. The comment of each
// shows the Go that it produces. All answer fresh statements, which may be extended once.

package gogen

import "github.com/dave/jennifer/jen"

// method is func (m *T) name.
func method(receiver, typeName, name string) *jen.Statement {
	return jen.Func().Params(id(receiver).Op("*").Add(id(typeName))).Add(id(name))
}

// valueMethod is func (m T) name.
func valueMethod(receiver, typeName, name string) *jen.Statement {
	return jen.Func().Params(id(receiver).Add(id(typeName))).Add(id(name))
}

// methodOf is (*T).name, a method as a function.
func methodOf(typ jen.Code, name string) *jen.Statement {
	return jen.Parens(jen.Op("*").Add(typ)).Dot(checked(name))
}

// convert is (*T)(value).
func convert(typ, value jen.Code) *jen.Statement {
	return jen.Parens(jen.Op("*").Add(typ)).Parens(value)
}

// returnErr is if err != nil { return values..., err }.
func returnErr(values ...jen.Code) *jen.Statement {
	return jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(append(values, jen.Err())...))
}

// oneLineFunc is head { body } on one line.
func oneLineFunc(head, body jen.Code) *jen.Statement {
	return jen.Add(head, jen.Op("{"), body, jen.Op("}"))
}

// multiLine puts the arguments of a call on lines of their own.
func multiLine(args ...jen.Code) []jen.Code {
	out := make([]jen.Code, 0, len(args)+1)
	for _, a := range args {
		out = append(out, jen.Line().Add(a))
	}
	return append(out, jen.Line())
}
