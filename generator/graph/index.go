// The names an edge can point to: every resource type of the run and of the
// tree, found by type, by name, or by the end of a name.

package graph

import (
	"strings"
	"unicode"

	"github.com/seed184db40a/armgen/generator/english"
	"github.com/seed184db40a/armgen/generator/ir"
)

// ResourceGroups is the type every resource of a resource group lies in.
const ResourceGroups = "Microsoft.Resources/resourceGroups"

// index finds nodes.
type index struct {
	byType map[string]*Node   // lower-case type
	byName map[string][]*Node // lower-case name, or singular of the last type segment
}

func newIndex(api *ir.API, known []ir.KnownType) *index {
	x := &index{byType: map[string]*Node{}, byName: map[string][]*Node{}}
	for _, s := range api.Services {
		for _, r := range s.Resources {
			x.put(&Node{Type: r.Type, Group: r.Group, Name: r.Name.Wire, APIVersion: r.APIVersion, Package: s.Package, File: r.Pos.Path()})
		}
	}
	for _, k := range known {
		x.put(&Node{Type: k.Type, Group: k.Group, Name: k.Name, APIVersion: k.APIVersion, File: k.File})
	}
	return x
}

// put adds a node; the first of a type stays.
func (x *index) put(n *Node) *Node {
	key := strings.ToLower(n.Type)
	if have := x.byType[key]; have != nil {
		return have
	}
	x.byType[key] = n
	name, segment := strings.ToLower(n.Name), lastSegment(key)
	x.byName[name] = append(x.byName[name], n)
	if segment != name {
		x.byName[segment] = append(x.byName[segment], n)
	}
	return n
}

// lastSegment is the singular of the last part of a type.
func lastSegment(typ string) string {
	return english.Singular(typ[strings.LastIndexByte(typ, '/')+1:])
}

// known is the node of a type, nil when the tree has none.
func (x *index) known(typ string) *Node { return x.byType[strings.ToLower(typ)] }

// stated is the node of a type that the spec spells out, made when needed.
func (x *index) stated(typ string) *Node {
	if n := x.known(typ); n != nil {
		return n
	}
	namespace, _, ok := strings.Cut(typ, "/")
	if !ok || strings.Contains(typ, "*") {
		return nil
	}
	return x.put(&Node{Type: typ, Group: namespace[strings.LastIndexByte(namespace, '.')+1:], Name: upperFirst(lastSegment(typ))})
}

// named is the node that a name means where from uses it: in from's own provider
// the node of that name or of the longest run of whole words at its end (two at
// least); else the only node of that name in the tree. A part of a word is never
// enough, and where several would do there is none.
func (x *index) named(name string, from *Node) *Node {
	parts := words(name)
	for i := range parts {
		if i > 0 && len(parts)-i < 2 {
			break
		}
		if n := only(x.byName[strings.Join(parts[i:], "")], func(n *Node) bool { return n != from && sameProvider(n, from) }); n != nil {
			return n
		}
	}
	whole := strings.Join(parts, "")
	if commonNouns[whole] {
		return nil
	}
	if n := only(x.byName[whole], func(n *Node) bool { return !sameProvider(n, from) }); n != nil {
		return n
	}
	return x.namedWithGroup(whole)
}

// model is the node of from's own provider that a model is named after: by its
// whole name, or a child by the last part of its type.
func (x *index) model(name string, from *Node) *Node {
	return only(x.byName[strings.ToLower(name)], func(n *Node) bool {
		return sameProvider(n, from) && (strings.EqualFold(n.Name, name) || strings.Count(n.Type, "/") > 1)
	})
}

// commonNouns say nothing across providers: every second one has accounts.
var commonNouns = map[string]bool{
	"account": true, "application": true, "cluster": true, "component": true, "configuration": true, "connection": true,
	"connector": true, "container": true, "database": true, "deployment": true, "domain": true, "endpoint": true, "environment": true,
	"file": true, "group": true, "instance": true, "job": true, "key": true, "listener": true, "location": true, "namespace": true,
	"operation": true, "partner": true, "plan": true, "policy": true, "product": true, "profile": true, "project": true, "property": true,
	"provider": true, "resource": true, "rule": true, "schedule": true, "server": true, "service": true, "site": true, "source": true,
	"subscription": true, "target": true, "task": true, "template": true, "token": true, "topic": true, "user": true, "version": true,
	"workspace": true,
}

// namedWithGroup finds a name that repeats its provider: "keyVault" for KeyVault/Vault.
func (x *index) namedWithGroup(whole string) *Node {
	for i := 1; i < len(whole); i++ {
		for _, n := range x.byName[whole[i:]] {
			group := strings.ToLower(n.Group)
			if group == whole || group == whole[:i] {
				return n
			}
		}
	}
	return nil
}

// only is the one node that passes; nil for none or several.
func only(nodes []*Node, pass func(*Node) bool) *Node {
	var found *Node
	for _, n := range nodes {
		switch {
		case !pass(n) || n == found:
		case found != nil:
			return nil
		default:
			found = n
		}
	}
	return found
}

func sameProvider(a, b *Node) bool { return strings.EqualFold(provider(a.Type), provider(b.Type)) }

func provider(typ string) string {
	namespace, _, _ := strings.Cut(typ, "/")
	return namespace
}

// words splits a camel-case name into lower-case words: "publicIPAddress" gives
// public, ip, address.
func words(name string) []string {
	var out []string
	runes := []rune(name)
	start := 0
	for i := 1; i <= len(runes); i++ {
		if i < len(runes) && !wordStart(runes, i) {
			continue
		}
		if w := strings.ToLower(strings.Trim(string(runes[start:i]), "_-. ")); w != "" {
			out = append(out, w)
		}
		start = i
	}
	return out
}

func wordStart(r []rune, i int) bool {
	if !unicode.IsLetter(r[i]) && !unicode.IsDigit(r[i]) {
		return true
	}
	if !unicode.IsUpper(r[i]) {
		return false
	}
	return !unicode.IsUpper(r[i-1]) || i+1 < len(r) && unicode.IsLower(r[i+1])
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
