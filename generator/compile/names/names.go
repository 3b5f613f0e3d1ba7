// Package names turns the words of a specification into Go identifiers. All
// functions are pure: a name depends on the text it is made from and on nothing
// else, so it cannot change because something unrelated was added to a
// specification. Who wins when two texts want the same identifier is decided in
// clash.go, again from the parties alone.
//
// This file has the exported forms for types, fields and locals; words.go splits
// and joins, initialisms.go is the table of short words that Go writes in
// capitals, reserved.go lists what an identifier must not be, values.go names
// enum constants.
package names

import (
	"go/token"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Exported is the exported Go identifier for a definition, property, parameter
// or group: "privateIpAddress" becomes "PrivateIPAddress". Text without any
// letter or digit is spelled out.
func Exported(wire string) string {
	name := join(lead(split(wire)))
	if name == "" {
		name = spell(wire)
	}
	if name == "" {
		return "Empty"
	}
	return name
}

// Local is the unexported Go identifier for a parameter or variable. It is never
// a keyword, a predeclared name, or a name that generated code uses for itself.
func Local(wire string) string {
	words := lead(split(wire))
	if len(words) == 0 {
		words = split(Exported(wire))
	}
	words[0] = strings.ToLower(words[0])
	name := words[0] + join(words[1:])
	if token.IsExported(name) { // a capital without a small form, such as U+03D2
		return "x" + name
	}
	if taken[name] {
		return name + "Param"
	}
	return name
}

// Field is the exported Go identifier for a struct field. A name that is also a
// method of generated structs gets the suffix "Field".
func Field(wire string) string {
	name := Exported(wire)
	if methods[name] {
		return name + "Field"
	}
	return name
}

// IDField is [Field] for the struct of a resource id.
func IDField(wire string) string {
	name := Exported(wire)
	if idMethods[name] {
		return name + "Field"
	}
	return name
}

// Operation splits an operationId into its group and its method, both as Go
// identifiers: "Registries_CheckNameAvailability" gives "Registries" and
// "CheckNameAvailability". The group is "" when the id has none.
func Operation(id string) (group, method string) {
	before, after, ok := strings.Cut(id, "_")
	if !ok {
		return "", Exported(id)
	}
	if before == "" {
		return "", Exported(after)
	}
	if after == "" {
		return "", Exported(before)
	}
	return Exported(before), Exported(after)
}

// Package is the Go package name for a provider namespace: its last part in
// lower case, "Microsoft.ContainerRegistry" gives "containerregistry".
func Package(namespace string) string {
	last := namespace[strings.LastIndexByte(namespace, '.')+1:]
	name := strings.Map(func(r rune) rune {
		if r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, last)
	if name == "" || isDigit(rune(name[0])) {
		name = "p" + name
	}
	if keywords[name] || predeclared[name] || imports[name] {
		return name + "api"
	}
	return name
}

// lead makes the first word start with a letter: a digit there is spelled out, as
// the official modules do ("5qi" gives "FiveQi"), any other sign is named.
func lead(words []string) []string {
	if len(words) == 0 {
		return words
	}
	first := words[0]
	r, size := utf8.DecodeRuneInString(first)
	switch {
	case '0' <= r && r <= '9':
		words[0] = digits[r-'0']
		if rest := first[size:]; rest != "" {
			words = slices.Insert(words, 1, rest)
		}
	case !unicode.IsUpper(unicode.ToUpper(r)):
		words[0] = "X" + first
	}
	return words
}

var digits = [...]string{"Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"}
