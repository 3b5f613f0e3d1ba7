// This file holds how identifiers get into the output: checked, because jennifer takes any
// string for a name.

package gogen

import (
	"fmt"
	"go/token"

	"github.com/dave/jennifer/jen"
)

// defect is raised for an ir that says something impossible; [Generate] turns it into an
// error. compile checks what it builds, so it is a defect of armgen.
type defect string

func (d defect) Error() string { return string(d) }

// impossible raises a defect.
func impossible(format string, args ...any) { panic(defect(fmt.Sprintf(format, args...))) }

func checked(name string) string {
	if !token.IsIdentifier(name) {
		impossible("%q reached the Go writer as a name but is not an identifier", name)
	}
	return name
}

// id is an identifier.
func id(name string) *jen.Statement { return jen.Id(checked(name)) }

// dot selects a field or method: dot("m", "ID") is m.ID.
func dot(value, name string) *jen.Statement { return id(value).Dot(checked(name)) }

// qual is an identifier of another package.
func qual(path, name string) *jen.Statement { return jen.Qual(path, checked(name)) }
