// This file writes codec.go: how each model reads and writes itself as JSON, over armkit.
// codecread.go and codecwrite.go hold the expressions for one value.

package gogen

import (
	"strings"

	"github.com/dave/jennifer/jen"
	"github.com/seed184db40a/armgen/generator/ir"
)

func writeCodec(p *pkg) *file {
	f := p.file("codec.go")
	secret := secretive(p.svc.Models)
	decode := map[*ir.Model]jen.Code{} // first, since they say which unions are read
	for _, m := range p.svc.Models {
		decode[m] = p.decodeDecl(m)
	}
	for _, m := range p.svc.Models {
		f.add(p.jsonDecl(m), p.encodeDecl(m), decode[m])
		if secret[m] {
			f.add(p.logValueDecl(m))
		}
		if p.unions[m] {
			f.add(p.readUnionDecl(m))
		}
	}
	return f
}

// jsonDecl makes encoding/json use the methods below. MarshalJSON has a value receiver,
// because json.Marshal of a model that is no pointer would otherwise go by the names of the
// Go fields.
//
//	// MarshalJSON and UnmarshalJSON are the JSON of Registry, with all its members.
//	func (m Registry) MarshalJSON() ([]byte, error)     { return armkit.Marshal(&m) }
//	func (m *Registry) UnmarshalJSON(data []byte) error { return armkit.Unmarshal(data, m) }
func (p *pkg) jsonDecl(m *ir.Model) *jen.Statement {
	marshal := oneLineFunc(valueMethod("m", m.Name.Go, "MarshalJSON").Params().Params(jen.Index().Byte(), jen.Error()),
		jen.Return(p.kit("Marshal").Call(jen.Op("&").Add(id("m")))))
	unmarshal := oneLineFunc(method("m", m.Name.Go, "UnmarshalJSON").Params(id("data").Index().Byte()).Error(),
		jen.Return(p.kit("Unmarshal").Call(id("data"), id("m"))))
	return documented(doc("MarshalJSON and UnmarshalJSON are the JSON of "+m.Name.Go+", with all its members."),
		marshal.Line().Add(unmarshal))
}

// logValueDecl keeps the secrets of a model out of structured logs, which would otherwise
// use MarshalJSON.
func (p *pkg) logValueDecl(m *ir.Model) *jen.Statement {
	return documented(doc("LogValue is m with its secrets masked."),
		oneLineFunc(valueMethod("m", m.Name.Go, "LogValue").Params().Add(qual("log/slog", "Value")),
			jen.Return(p.kit("LogValue").Call(jen.Op("&").Add(id("m"))))))
}

// encodeDecl lists the members in the order of the specification.
//
//	// EncodeMembers writes the members of m.
//	func (m *Registry) EncodeMembers(w *armkit.Writer) {
//		w.String("location", m.Location)
//	}
func (p *pkg) encodeDecl(m *ir.Model) *jen.Statement {
	body := p.writeLevel(m, m.Properties, "")
	if m.Additional != nil {
		body = append(body, p.kit("PutAdditional").Call(id("w"), dot("m", "AdditionalProperties"), p.writeFunc(m.Additional.Elem)))
	}
	head := method("m", m.Name.Go, "EncodeMembers").Params(id("w").Op("*").Add(p.kit("Writer")))
	return documented(doc("EncodeMembers writes the members of m."), blockOrNothing(head, body))
}

// blockOrNothing is head { body }, on one line when the body is empty.
func blockOrNothing(head *jen.Statement, body []jen.Code) *jen.Statement {
	if len(body) == 0 {
		return oneLineFunc(head, jen.Empty())
	}
	return head.Block(body...)
}

// writeLevel writes the members of one JSON object, those of request bodies only under the
// same condition together.
func (p *pkg) writeLevel(m *ir.Model, props []*ir.Property, bag string) []jen.Code {
	var out, run []jen.Code
	part := ""
	flush := func() {
		if part != "" {
			run = []jen.Code{jen.If(dot("w", "In").Call(p.kit(part))).Block(run...)}
		}
		out, run = append(out, run...), nil
	}
	for _, f := range props {
		if next := partOf(f); next != part {
			flush()
			part = next
		}
		run = append(run, p.writeMember(m, f, bag)...)
	}
	flush()
	return out
}

// partOf names the armkit.Parts of which one must be written for the member to be; "" for
// members that are in every body.
func partOf(f *ir.Property) string {
	switch {
	case readOnly(f):
		return "Read"
	case !f.Mutability.In(ir.Update):
		return "Create"
	case !f.Mutability.In(ir.Create):
		return "Update"
	}
	return ""
}

func (p *pkg) writeMember(m *ir.Model, f *ir.Property, bag string) []jen.Code {
	if f.Flattened == nil {
		return []jen.Code{p.writeStmt(m, f)}
	}
	path := joinPath(bag, f.Name.Wire)
	out := []jen.Code{dot("w", "Bag").Call(jen.Lit(path))}
	out = append(out, p.writeLevel(m, f.Flattened, path)...)
	return append(out, dot("w", "EndBag").Call(jen.Lit(path)))
}

func joinPath(bag, name string) string { return strings.TrimPrefix(bag+"."+name, ".") }

// decodeDecl is the switch over the members. What it does not read, armkit preserves.
//
//	// DecodeMember reads the member of m at which r stands.
//	func (m *Registry) DecodeMember(r *armkit.Reader) {
//		switch r.Key("location sku") {
//		case "location":
//			m.Location = r.String()
//		…
//		}
//	}
func (p *pkg) decodeDecl(m *ir.Model) *jen.Statement {
	var rest *jen.Statement
	if m.Additional != nil {
		rest = dot("m", "AdditionalProperties").Op("=").
			Add(p.kit("Additional").Call(id("r"), dot("m", "AdditionalProperties"), p.readFunc(m.Additional.Elem)))
	}
	head := method("m", m.Name.Go, "DecodeMember").Params(id("r").Op("*").Add(p.kit("Reader")))
	return documented(doc("DecodeMember reads the member of m at which r stands."),
		blockOrNothing(head, p.readLevel(m.Properties, "", rest)))
}

// readLevel reads one member of a JSON object; rest takes the members without a field.
func (p *pkg) readLevel(props []*ir.Property, bag string, rest *jen.Statement) []jen.Code {
	var cases []jen.Code
	for _, f := range props {
		cases = append(cases, jen.Case(jen.Lit(f.Name.Wire)).Block(p.readMember(f, bag)))
	}
	switch {
	case len(cases) == 0 && rest == nil:
		return []jen.Code{dot("r", "Key").Call(jen.Lit(""))}
	case len(cases) == 0:
		return []jen.Code{rest}
	case rest != nil:
		cases = append(cases, jen.Default().Block(rest))
	}
	return []jen.Code{jen.Switch(dot("r", "Key").Call(knownNames(props))).Block(cases...)}
}

func (p *pkg) readMember(f *ir.Property, bag string) *jen.Statement {
	if f.Flattened != nil {
		return p.readBag(f, joinPath(bag, f.Name.Wire))
	}
	return p.readStmt(f)
}

// readBag reads the object whose members are lifted into the struct.
//
//	for at := r.Object(); r.NextIn(at, &m.Preserved, "properties"); {
//		switch r.Key("status") {
func (p *pkg) readBag(f *ir.Property, path string) *jen.Statement {
	next := dot("r", "NextIn").Call(id("at"), jen.Op("&").Add(dot("m", "Preserved")), jen.Lit(path))
	return jen.For(id("at").Op(":=").Add(dot("r", "Object").Call()), next, jen.Empty()).
		Block(p.readLevel(f.Flattened, path, nil)...)
}

// knownNames is the string of all names of a level, broken into lines when it is long. Names
// with blanks are left out: they are matched exactly only.
func knownNames(props []*ir.Property) *jen.Statement {
	const width = 80
	s, line := &jen.Statement{}, ""
	for _, f := range props {
		name := f.Name.Wire
		if strings.ContainsAny(name, " ") {
			continue
		}
		if line != "" && len(line)+1+len(name) > width {
			s.Lit(line + " ").Op("+").Line()
			line = ""
		}
		line = strings.TrimPrefix(line+" "+name, " ")
	}
	return s.Lit(line)
}

// readUnionDecl reads a union: the discriminator is found before anything is decoded.
//
//	func readRunRequest(r *armkit.Reader) RunRequestClassification {
//		if r.Null() {
//			return nil
//		}
//		switch r.Peek("type") {
//		case "DockerBuildRequest":
//			return armkit.Object[DockerBuildRequest](r)
//		}
//		return armkit.Object[RunRequest](r)
//	}
func (p *pkg) readUnionDecl(m *ir.Model) *jen.Statement {
	seen := map[string]bool{}
	var cases []jen.Code
	for _, v := range m.Union.Variants {
		if v.Variant == nil || seen[v.Variant.Value] {
			continue
		}
		seen[v.Variant.Value] = true
		cases = append(cases, jen.Case(jen.Lit(v.Variant.Value)).Block(jen.Return(p.object(v).Call(id("r")))))
	}
	body := []jen.Code{jen.If(dot("r", "Null").Call()).Block(jen.Return(jen.Nil()))}
	if len(cases) > 0 {
		body = append(body, jen.Switch(dot("r", "Peek").Call(jen.Lit(m.Union.Discriminator))).Block(cases...))
	}
	body = append(body, jen.Return(p.object(m).Call(id("r"))))
	return documented(doc(unionReader(m)+" reads the variant that the member "+oneLine(m.Union.Discriminator)+" names."),
		jen.Func().Add(id(unionReader(m))).Params(id("r").Op("*").Add(p.kit("Reader"))).Add(id(m.Union.Interface)).Block(body...))
}

func unionReader(m *ir.Model) string { return "read" + m.Name.Go }

// object is armkit.Object[T].
func (p *pkg) object(m *ir.Model) *jen.Statement { return p.kit("Object").Index(id(m.Name.Go)) }

// secretive is the set of models that hold a secret at any depth.
func secretive(models []*ir.Model) map[*ir.Model]bool {
	found := map[*ir.Model]bool{}
	for changed := true; changed; {
		changed = false
		for _, m := range models {
			if !found[m] && holdsSecret(m, found) {
				found[m], changed = true, true
			}
		}
	}
	return found
}

func holdsSecret(m *ir.Model, found map[*ir.Model]bool) bool {
	for _, f := range m.Fields() {
		if secretType(f.Type, found) {
			return true
		}
	}
	return m.Additional != nil && secretType(m.Additional, found)
}

func secretType(t ir.Type, found map[*ir.Model]bool) bool {
	switch t := t.(type) {
	case ir.Scalar:
		return t.Secret
	case *ir.List:
		return secretType(t.Elem, found)
	case *ir.Map:
		return secretType(t.Elem, found)
	case *ir.Model:
		if t.Union != nil {
			for _, v := range t.Union.Variants {
				if found[v] {
					return true
				}
			}
		}
		return found[t]
	}
	return false
}
