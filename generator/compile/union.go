// Unions: a base with a discriminator and its variants. A variant points to its
// base and not the other way round, so variants are looked for in all files that
// the input files reach by reference, whether anything else uses them or not.

package compile

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// discriminate marks the discriminator of a base or variant. A base that does not
// declare the property it names gets it.
func (c *compiler) discriminate(e *entry, name string) {
	m := e.model
	if name == "" {
		return
	}
	var disc *ir.Property
	for _, p := range m.Properties {
		if p.Name.Wire == name {
			disc = p
		}
	}
	if disc == nil {
		if own := e.schema.Node.Get("discriminator"); own.OK() {
			c.report.Notef(own.Pos(), "discriminator-undeclared", "%s does not declare its discriminator %s; a string is taken", m.Name.Wire, name)
		}
		disc = &ir.Property{
			Name: ir.Name{Wire: name, Go: names.Field(name), Local: names.Local(name)}, Path: name,
			Type: ir.Scalar{Kind: ir.String}, Owner: m.Name.Wire, Pos: e.schema.Pos(),
		}
		m.Properties = append(m.Properties, disc)
		nameFields(m)
	}
	disc.Discriminator, disc.Required = true, true
}

// variants ties the variants of a base to it; a variant with further ones below it is
// a base too, by the discriminator it inherits. It runs again when the same base was
// met in another file.
func (c *compiler) variants(e *entry) {
	if e.discriminator == "" {
		return
	}
	for _, node := range e.nodes {
		for _, sub := range c.subtypesOf(node) {
			c.variant(e, sub)
		}
	}
}

// variant makes sub a variant of base, and of the bases above it.
func (c *compiler) variant(base *entry, sub *load.Schema) {
	e := c.model(sub, definitionName(sub))
	if e.model == base.model {
		return
	}
	if base.model.Union == nil {
		base.model.Union = &ir.Union{Discriminator: base.discriminator}
	}
	if slices.Contains(base.model.Union.Variants, e.model) {
		return
	}
	c.bind(base, e, sub)
	if other := valued(base.model.Union, e.model.Variant.Value); other != nil {
		c.report.Warnf(e.model.Pos, "discriminator-twice", "%s and %s both have the discriminator value %q; %s is decoded", other.Name.Wire, e.model.Name.Wire, e.model.Variant.Value, other.Name.Wire).
			WithRelated(other.Pos, "the other variant").WithHelp("give one of them an x-ms-discriminator-value of its own")
	}
	base.model.Union.Variants = append(base.model.Union.Variants, e.model)
}

// valued is the variant with a discriminator value, nil for none.
func valued(u *ir.Union, value string) *ir.Model {
	for _, v := range u.Variants {
		if v.Variant.Value == value {
			return v
		}
	}
	return nil
}

// bind sets the variant's base and value. The nearest base wins: it is the one
// that has the other bases of the variant above it.
func (c *compiler) bind(base, e *entry, sub *load.Schema) {
	value := variantValue(sub)
	switch old := e.model.Variant; {
	case old == nil:
		e.model.Variant = &ir.Variant{Base: base.model, Value: value}
	case c.derives(base.schema, old.Base, map[diag.Node]bool{}):
		e.model.Variant.Base = base.model
	}
}

// variantValue is the value of the discriminator that selects a variant; without a stated one
// the definition's name.
func variantValue(s *load.Schema) string {
	if value := s.Ext("x-ms-discriminator-value").Str(); value != "" {
		return value
	}
	return s.Node.Key()
}

// derives reports whether s has the model among its allOf ancestors.
func (c *compiler) derives(s *load.Schema, base *ir.Model, seen map[diag.Node]bool) bool {
	if seen[s.Node] {
		return false
	}
	seen[s.Node] = true
	for _, part := range s.AllOf() {
		v := c.view(part)
		if len(v) == 0 {
			continue
		}
		if e := c.models[v.core().Node]; e != nil && e.model == base {
			return true
		}
		if c.derives(v.core(), base, seen) {
			return true
		}
	}
	return false
}

// getters renames the fields of a base and its variants that are called like the method of
// their union, such as GetBook.
func (c *compiler) getters() {
	for _, e := range c.order {
		if e.model.Union == nil {
			continue
		}
		getter := "Get" + e.model.Name.Go
		for _, m := range append([]*ir.Model{e.model}, e.model.Union.Variants...) {
			used := map[string]bool{}
			for _, f := range m.Fields() {
				used[f.Name.Go] = true
			}
			for _, f := range m.Fields() {
				if f.Name.Go == getter {
					f.Name.Go = names.Free(getter+"Field", used)
				}
			}
		}
	}
}

// subtypes is the index of allOf references: by the name of the referenced
// definition, the definitions that hold the reference.
type subtypes struct {
	byName map[string][]diag.Node
}

// subtypesOf lists the definitions below a base, nearest generations first, in the
// order of files and of definitions in them.
func (c *compiler) subtypesOf(base diag.Node) []*load.Schema {
	if c.subs == nil {
		c.subs = c.indexSubtypes()
	}
	seen := map[diag.Node]bool{base: true}
	var out []*load.Schema
	for level := []diag.Node{base}; len(level) > 0; {
		var below []diag.Node
		for _, parent := range level {
			for _, def := range c.subs.byName[parent.Key()] {
				if !seen[def] && c.hasParent(def, parent) {
					seen[def] = true
					below = append(below, def)
					out = append(out, c.set.Schema(def))
				}
			}
		}
		level = below
	}
	return out
}

func (c *compiler) hasParent(def, parent diag.Node) bool {
	for part := range def.Get("allOf").Children() {
		if v := c.view(c.set.Schema(part)); len(v) > 0 && part.Get("$ref").OK() && v.core().Node == parent {
			return true
		}
	}
	return false
}

func (c *compiler) indexSubtypes() *subtypes {
	s := &subtypes{byName: map[string][]diag.Node{}}
	for _, doc := range c.closure() {
		for _, def := range childrenOf(doc.Root().Get("definitions")) {
			for part := range def.Get("allOf").Children() {
				ref := part.Get("$ref").Str()
				if i := strings.LastIndexByte(ref, '/'); i >= 0 {
					s.byName[ref[i+1:]] = append(s.byName[ref[i+1:]], def)
				}
			}
		}
	}
	return s
}

func childrenOf(n diag.Node) []diag.Node {
	var out []diag.Node
	for c := range n.Children() {
		if c.Kind() == diag.Object {
			out = append(out, c)
		}
	}
	return out
}

// closure is the input files and every specification file that they reach by
// reference, in the order of the walk. Examples are no specifications.
func (c *compiler) closure() []*load.Document {
	seen := map[string]bool{}
	docs := append([]*load.Document(nil), c.docs...)
	for _, d := range docs {
		seen[d.File.Path] = true
	}
	for i := 0; i < len(docs); i++ {
		for _, name := range referencedFiles(docs[i].File) {
			if seen[name] {
				continue
			}
			seen[name] = true
			if _, err := fs.Stat(c.set.FS(), name); err != nil {
				continue // load reports it when something kept needs the file
			}
			if doc, ok := c.set.Document(name); ok {
				docs = append(docs, doc)
			}
		}
	}
	return docs
}

// referencedFiles lists the files whose definitions a file refers to, from the
// root. It reads the text: decoding everything to find file names would cost more
// than compiling what is needed.
func referencedFiles(f *diag.File) []string {
	const key = `"$ref"`
	var out []string
	last := ""
	for rest := string(f.Data); ; {
		i := strings.Index(rest, key)
		if i < 0 {
			return out
		}
		rest = strings.TrimLeft(rest[i+len(key):], " \t\r\n:")
		ref, _, _ := strings.Cut(strings.TrimPrefix(rest, `"`), `"`)
		file, pointer, ok := strings.Cut(ref, "#")
		if !ok || file == "" || file == last || !strings.HasPrefix(pointer, "/definitions/") && !strings.HasPrefix(pointer, "/parameters/") && !strings.HasPrefix(pointer, "/responses/") {
			continue
		}
		last = file
		if name := path.Join(path.Dir(f.Path), file); fs.ValidPath(name) && !strings.ContainsAny(name, ":\\%") {
			out = append(out, name)
		}
	}
}
