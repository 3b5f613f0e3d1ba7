// This file holds how identifiers get into the output: checked, because jennifer takes any
// string for a name.

package gogen

import (
	"fmt"
	"go/token"

	"github.com/dave/jennifer/jen"
)

// badIdentifier is raised for a name that is none; [Generate] turns it into an error. compile
// checks all names, so it is a defect of armgen.
type badIdentifier string

func (b badIdentifier) Error() string {
	return fmt.Sprintf("%q reached the Go writer as a name but is not an identifier", string(b))
}

func checked(name string) string {
	if !token.IsIdentifier(name) {
		panic(badIdentifier(name))
	}
	return name
}

// id is an identifier.
func id(name string) *jen.Statement { return jen.Id(checked(name)) }

// dot selects a field or method: dot("m", "ID") is m.ID.
func dot(value, name string) *jen.Statement { return id(value).Dot(checked(name)) }

// qual is an identifier of another package.
func qual(path, name string) *jen.Statement { return jen.Qual(path, checked(name)) }
