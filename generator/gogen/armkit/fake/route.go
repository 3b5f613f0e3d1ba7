package fake

// This file has the table that drives a server, and finds the route of a request.

import (
	"cmp"
	"strings"
)

// Kind is what an operation does to the state of the server.
type Kind string

// The kinds. An Action answers its sample and changes nothing.
const (
	Create Kind = "create"
	Get    Kind = "get"
	Exists Kind = "exists"
	List   Kind = "list"
	Update Kind = "update"
	Delete Kind = "delete"
	Action Kind = "action"
)

// Route is one operation of a service.
type Route struct {
	ID       string // operationId
	Kind     Kind
	Method   string
	Path     string // URL template
	Type     string // resource type, for all kinds but Action
	Statuses []int  // declared successes, ascending

	LongRunning bool
	FinalState  string // final-state-via, "" for the rules by verb

	Items    string // of a List: the member with the items, "" when the page is the list
	NextLink string // of a List: the member with the link, "" when there is one page
	Identity bool   // the resource shows id, name and type
	State    bool   // the resource shows properties.provisioningState

	APIVersion   bool // a request must have an api-version
	Params       []Param
	BodyRequired bool
	// Body checks a request body; nil takes any JSON.
	Body func(data []byte) error
	// Sample is the JSON that an Action answers, "" for no body.
	Sample string
}

// Param is a parameter that a request is checked for.
type Param struct {
	Name     string
	In       string // "query", "header" or "path"
	Required bool
	Min, Max int    // of the length, 0 for none
	Pattern  string // regular expression, "" for none
}

// route is a Route with its path taken apart.
type route struct {
	*Route
	segments []string
	literals int
}

func newRoute(r *Route) *route {
	out := &route{Route: r, segments: split(r.Path)}
	for _, s := range out.segments {
		if !strings.Contains(s, "{") {
			out.literals++
		}
	}
	return out
}

// moreSpecific orders routes so that the first that fits is the right one.
func moreSpecific(a, b *route) int {
	return cmp.Or(cmp.Compare(b.literals, a.literals), cmp.Compare(len(b.segments), len(a.segments)))
}

func split(path string) []string {
	return strings.FieldsFunc(path, func(r rune) bool { return r == '/' })
}

// match finds the route of a request with the values of its path parameters. When
// only the method is wrong, methods says which there are.
func (s *Server) match(method string, segments []string) (found *route, values map[string]string, methods []string) {
	for _, r := range s.routes {
		v, ok := matchPath(r.segments, segments)
		switch {
		case !ok:
		case r.Method == method:
			return r, v, nil
		default:
			methods = append(methods, r.Method)
		}
	}
	return nil, nil, methods
}

// matchPath compares a path with a template. A parameter takes one segment; one at
// the front stands for a scope and takes as many as it must.
func matchPath(template, path []string) (map[string]string, bool) {
	values := map[string]string{}
	if extra := len(path) - len(template); extra > 0 && len(template) > 0 && strings.HasPrefix(template[0], "{") {
		values[strings.Trim(template[0], "{}")] = strings.Join(path[:extra+1], "/")
		template, path = template[1:], path[extra+1:]
	}
	if len(template) != len(path) {
		return nil, false
	}
	for i, t := range template {
		if !matchSegment(t, path[i], values) {
			return nil, false
		}
	}
	return values, true
}

// matchSegment compares one segment, which may be partly a parameter: "name('{x}')".
func matchSegment(template, segment string, values map[string]string) bool {
	before, rest, ok := strings.Cut(template, "{")
	if !ok {
		return strings.EqualFold(template, segment)
	}
	name, after, _ := strings.Cut(rest, "}")
	if len(segment) <= len(before)+len(after) ||
		!strings.EqualFold(segment[:len(before)], before) || !strings.EqualFold(segment[len(segment)-len(after):], after) {
		return false
	}
	values[name] = segment[len(before) : len(segment)-len(after)]
	return true
}
