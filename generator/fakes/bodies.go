package fakes

// This file has what request bodies are checked for. Generated fakes use the
// validators of their package; a server without generated code checks the JSON
// against the ir itself, as far as a client would notice.

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/seed184db40a/armgen/generator/gogen/armkit/fake"
	"github.com/seed184db40a/armgen/generator/ir"
)

// Bodies are the models of request bodies, by operationId. A PATCH with the whole
// resource as its body sends a part of it, which would not validate.
func Bodies(svc *ir.Service) map[string]*ir.Model {
	whole := map[ir.Type]bool{}
	for _, r := range svc.Resources {
		if r.Create != nil && r.Create.Body != nil {
			whole[r.Create.Body.Type] = true
		}
	}
	out := map[string]*ir.Model{}
	for _, c := range svc.Clients {
		for _, o := range c.Operations {
			if o.Body == nil || o.Method == "PATCH" && whole[o.Body.Type] || slices.Contains(o.Consumes, "application/xml") {
				continue
			}
			if m, ok := o.Body.Type.(*ir.Model); ok && m.Union == nil {
				out[o.ID] = m
			}
		}
	}
	return out
}

// CheckedRoutes are Routes that check request bodies against the ir.
func CheckedRoutes(svc *ir.Service) []fake.Route {
	routes, bodies := Routes(svc), Bodies(svc)
	for i := range routes {
		if m := bodies[routes[i].ID]; m != nil {
			routes[i].Body = func(data []byte) error { return checkBody(data, m) }
		}
	}
	return routes
}

func checkBody(data []byte, m *ir.Model) error {
	var doc any
	if err := json.Unmarshal(data, &doc); err != nil {
		return err
	}
	c := &checker{}
	c.value(doc, m, nil, "")
	return errors.Join(c.problems...)
}

// checker collects what is wrong with a body.
type checker struct{ problems []error }

func (c *checker) add(path, format string, args ...any) {
	if path == "" {
		path = "the body"
	}
	c.problems = append(c.problems, fmt.Errorf("%s: %s", path, fmt.Sprintf(format, args...)))
}

// value checks a JSON value against a type; null is left to the nullable rules of
// the client.
func (c *checker) value(v any, t ir.Type, l *ir.Limits, path string) {
	if v == nil {
		return
	}
	switch t := t.(type) {
	case *ir.Model:
		if doc, ok := v.(map[string]any); ok {
			c.properties(doc, t.Properties, path)
			return
		}
		c.add(path, "must be an object")
	case *ir.List:
		c.list(v, t, l, path)
	case *ir.Map:
		doc, ok := v.(map[string]any)
		if !ok {
			c.add(path, "must be an object")
		}
		for key, item := range doc {
			c.value(item, t.Elem, t.Limits, join(path, key))
		}
	case *ir.Enum:
		c.enum(v, t, path)
	case ir.Scalar:
		c.scalar(v, t, l, path)
	}
}

func (c *checker) properties(doc map[string]any, props []*ir.Property, path string) {
	for _, p := range props {
		own := join(path, p.Name.Wire)
		v, there := doc[p.Name.Wire]
		switch {
		case p.ReadOnly:
		case !there && p.Required:
			c.add(own, "is required")
		case !there:
		case p.Flattened != nil:
			if inner, ok := v.(map[string]any); ok {
				c.properties(inner, p.Flattened, own)
			}
		default:
			c.value(v, p.Type, p.Limits, own)
		}
	}
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

func (c *checker) list(v any, t *ir.List, l *ir.Limits, path string) {
	items, ok := v.([]any)
	if !ok {
		c.add(path, "must be an array")
		return
	}
	if l != nil && l.MinItems != nil && len(items) < int(*l.MinItems) {
		c.add(path, "must have at least %d items", *l.MinItems)
	}
	if l != nil && l.MaxItems != nil && len(items) > int(*l.MaxItems) {
		c.add(path, "must have at most %d items", *l.MaxItems)
	}
	for i, item := range items {
		c.value(item, t.Elem, t.Limits, fmt.Sprintf("%s[%d]", path, i))
	}
}

func (c *checker) enum(v any, e *ir.Enum, path string) {
	text, ok := v.(string)
	if !ok || e.Open {
		return
	}
	var names []string
	for _, value := range e.Values {
		if value.Name.Wire == text {
			return
		}
		names = append(names, value.Name.Wire)
	}
	c.add(path, "must be one of %s", strings.Join(names, ", "))
}

func (c *checker) scalar(v any, t ir.Scalar, l *ir.Limits, path string) {
	switch t.Kind {
	case ir.Bool:
		if _, ok := v.(bool); !ok {
			c.add(path, "must be true or false")
		}
	case ir.Int32, ir.Int64, ir.Float32, ir.Float64, ir.Decimal, ir.UnixTime:
		if _, ok := v.(float64); !ok {
			c.add(path, "must be a number")
		}
	default:
		text, ok := v.(string)
		if !ok {
			c.add(path, "must be a string")
			return
		}
		c.text(text, l, path)
	}
}

func (c *checker) text(text string, l *ir.Limits, path string) {
	if l == nil {
		return
	}
	n := int64(utf8.RuneCountInString(text))
	if l.MinLength != nil && n < *l.MinLength {
		c.add(path, "must have at least %d characters", *l.MinLength)
	}
	if l.MaxLength != nil && n > *l.MaxLength {
		c.add(path, "must have at most %d characters", *l.MaxLength)
	}
	if l.Pattern == nil {
		return
	}
	for _, expr := range l.Pattern.RE2 {
		if ok, err := regexp.MatchString(expr, text); err == nil && !ok {
			c.add(path, "must match %s", l.Pattern.Source)
			return
		}
	}
}
