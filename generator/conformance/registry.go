// This file is what prepare fills in about each generated package: reflection
// knows neither names of parameters nor the functions of a package.

package conformance

import (
	"fmt"
	"reflect"
	"strings"
)

// Package is one generated package.
type Package struct {
	Constructors map[string]any          // "NewArrayClient"
	Types        map[string]reflect.Type // every exported struct, by name
	Params       map[string][]string     // parameter names of "NewArrayClient" and "ArrayClient.GetNull"
}

// method is an operation's method: its constructor and its name.
type method struct {
	client, name string
}

// find looks for the method of an operationId.
func (p *Package) find(op string) (method, error) {
	group, name, ok := strings.Cut(op, "_")
	if !ok {
		group, name = "", op
	}
	for full := range p.Params {
		client, m, ok := strings.Cut(full, ".")
		if !ok || group != "" && norm(client) != norm(group)+"client" {
			continue
		}
		switch norm(m) {
		case norm(name), "begin" + norm(name), "new" + norm(name) + "pager":
			return method{client, m}, nil
		}
	}
	return method{}, fmt.Errorf("no method for operation %s", op)
}

// constructor finds the constructor of a client: with a token where the service
// has one, with a key where the scenario asks for it, else without credential.
func (p *Package) constructor(client string, key bool) (string, reflect.Value) {
	names := []string{"New" + client, "New" + client + "WithNoCredential"}
	if key {
		names = []string{"New" + client + "WithKey"}
	}
	for _, name := range names {
		if fn, ok := p.Constructors[name]; ok {
			return name, reflect.ValueOf(fn)
		}
	}
	return "", reflect.Value{}
}
