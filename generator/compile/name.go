// Names: every model and enum gets its Go name. What a type wants is its
// definition's name, the name in x-ms-enum, or for inline types the names of
// owner and property. When several want one name, the outcome follows from the
// parties alone, so adding something unrelated never renames anything:
//
//   - clients and what their methods need come first, then definitions, then
//     enums, then inline types;
//   - among definitions that want one name, the one that is spelled like it keeps
//     it, else the one of the newest API version, else the one whose path sorts
//     first;
//   - the others get their API version as a suffix (ErrorResponseV20190601Preview),
//     or their file's name where the versions do not tell them apart;
//   - an enum that stays behind is named after the place where it stands.

package compile

import (
	"cmp"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
	"github.com/seed184db40a/armgen/generator/load"
)

// party is a type that wants a name.
type party struct {
	want  string
	enum  bool
	wire  string
	rank  ranking
	forms []string // what it takes instead, in order
	set   func(string)
	pos   diag.Pos
}

func (c *compiler) name() {
	used := c.reserved()
	var parties []*party
	for _, e := range c.order {
		parties = append(parties, c.modelParty(e))
	}
	for _, e := range c.enums {
		parties = append(parties, c.enumParty(e))
	}
	groups := map[string][]*party{}
	for _, p := range parties {
		groups[p.want] = append(groups[p.want], p)
	}
	var rest []*party
	for _, want := range slices.Sorted(maps.Keys(groups)) {
		rest = append(rest, c.settle(groups[want], used)...)
	}
	c.settleRest(rest, used)
	for _, e := range c.order {
		if u := e.model.Union; u != nil {
			u.Interface = names.Free(e.model.Name.Go+"Classification", used)
			used[u.Interface] = true
		}
	}
	c.nameGroups(used)
	c.nameConstants(used)
	c.taken = used
}

// nameGroups gives the structs of x-ms-parameter-grouping their names. They come after the types
// of definitions, which are named more often.
func (c *compiler) nameGroups(used map[string]bool) {
	groups := map[string][]*ir.Param{}
	for _, client := range c.service.Clients {
		for _, o := range client.Operations {
			for _, p := range append(slices.Clone(o.Params), o.Body) {
				if p != nil && p.Group != nil {
					groups[p.Group.Go] = append(groups[p.Group.Go], p)
				}
			}
		}
	}
	for _, want := range slices.Sorted(maps.Keys(groups)) {
		name := want
		if used[name] {
			name = names.Free(want+"Parameters", used)
		}
		used[name] = true
		nameMembers(groups[want])
		for _, p := range groups[want] {
			p.Group.Go = name
		}
	}
}

// nameMembers gives parameters of several operations that are collected in one struct fields of
// their own, where they have one name and different types.
func nameMembers(all []*ir.Param) {
	fields := map[string]*ir.Param{}
	for _, p := range all {
		for want, k := p.Name.Go, 2; ; k++ {
			if t, ok := fields[p.Name.Go]; !ok || sameField(t, p) {
				break
			}
			p.Name.Go = want + strconv.Itoa(k)
		}
		fields[p.Name.Go] = p
	}
}

func sameField(p, q *ir.Param) bool { return p.Required == q.Required && ir.SameType(p.Type, q.Type) }

// nameConstants names the values of enums, after the types.
func (c *compiler) nameConstants(used map[string]bool) {
	enums := slices.Clone(c.enums)
	slices.SortStableFunc(enums, func(a, b *enumEntry) int { return strings.Compare(a.enum.Name.Go, b.enum.Name.Go) })
	for _, e := range enums {
		nameValues(e.enum)
		for _, v := range e.enum.Values {
			if used[v.Name.Go] {
				v.Name.Go = names.Free(v.Name.Go+"Value", used)
			}
			used[v.Name.Go] = true
		}
	}
}

// reserved are the identifiers that clients take.
func (c *compiler) reserved() map[string]bool {
	used := map[string]bool{}
	for _, client := range c.service.Clients {
		used[client.Name.Go] = true
		used["New"+client.Name.Go] = true
		for _, o := range client.Operations {
			for _, prefix := range []string{"", "Begin"} {
				used[client.Name.Go+prefix+o.Name.Go+"Options"] = true
			}
			used[client.Name.Go+o.Name.Go+"Response"] = true
		}
	}
	return used
}

// settle gives the name of a group to its best party and returns the others.
func (c *compiler) settle(group []*party, used map[string]bool) []*party {
	slices.SortStableFunc(group, func(a, b *party) int { return a.rank.compare(b.rank) })
	if group[0].free(group[0].want, used) {
		group[0].take(group[0].want, used)
		return c.told(group[1:], group[0])
	}
	return c.told(group, nil)
}

// told drops the forms that would not tell the parties of a group apart.
func (c *compiler) told(rest []*party, winner *party) []*party {
	for _, p := range rest {
		p.forms = slices.DeleteFunc(p.forms, func(form string) bool {
			for _, q := range rest {
				if q != p && slices.Contains(q.forms, form) {
					return true
				}
			}
			return winner != nil && slices.Contains(winner.forms, form)
		})
	}
	return rest
}

// settleRest names those that did not get what they want. They come last, so that
// no first choice of another type is taken by a second one.
func (c *compiler) settleRest(rest []*party, used map[string]bool) {
	slices.SortStableFunc(rest, func(a, b *party) int {
		return cmp.Or(strings.Compare(a.want, b.want), a.rank.compare(b.rank))
	})
	for _, p := range rest {
		name := ""
		for _, form := range p.forms {
			if p.free(form, used) {
				name = form
				break
			}
		}
		for k := 2; name == ""; k++ {
			if numbered := p.want + strconv.Itoa(k); p.free(numbered, used) {
				name = numbered
			}
		}
		p.take(name, used)
		c.report.Notef(p.pos, "name-clash", "several types want to be called %s; this one is %s", p.want, name).
			WithHelp("x-ms-client-name, or the name in x-ms-enum, gives it a name of your choice")
	}
}

// free reports whether a type can have a name, with all that is called after it.
func (p *party) free(name string, used map[string]bool) bool {
	return !used[name] && !(p.enum && used[valuesFunc(name)])
}

func (p *party) take(name string, used map[string]bool) {
	used[name] = true
	if p.enum {
		used[valuesFunc(name)] = true
	}
	p.set(name)
}

// valuesFunc is the function that lists the values of an enum.
func valuesFunc(enum string) string { return "Possible" + enum + "Values" }

func (c *compiler) modelParty(e *entry) *party {
	r := rank(e.named, e.schema)
	for _, n := range e.nodes[1:] {
		if other := rank(e.named, c.set.Schema(n)); other.compare(r) < 0 {
			r = other
		}
	}
	p := &party{want: e.want, wire: e.model.Name.Wire, rank: r, pos: e.model.Pos,
		set: func(name string) { e.model.Name.Go, e.model.Name.Local = name, names.Local(name) }}
	p.forms = append(fileForms(p.want, e.schema.Node.File()), p.want+"Model")
	return p
}

func (c *compiler) enumParty(e *enumEntry) *party {
	p := &party{want: e.want, enum: true, wire: e.enum.Name.Wire, rank: rank(e.named, e.schema), pos: e.enum.Pos,
		set: func(name string) { e.enum.Name.Go, e.enum.Name.Local = name, names.Local(name) }}
	p.rank.class += classes
	if e.site != e.want {
		p.forms = append(p.forms, e.site)
	}
	p.forms = append(append(p.forms, fileForms(p.want, e.schema.Node.File())...), p.want+"Enum")
	return p
}

// fileForms are the names that tell a definition from its namesakes in other
// files: by API version, by file, by both.
func fileForms(want string, f *diag.File) []string {
	version := versionName(f.Root().Get("info").Get("version").Str())
	stem := names.Exported(strings.TrimSuffix(path.Base(f.Path), ".json"))
	return []string{want + version, want + stem, want + stem + version}
}

// versionName is an API version in an identifier: "2019-06-01-preview" gives
// "V20190601Preview", "5.0" gives "V5".
func versionName(version string) string {
	var b strings.Builder
	b.WriteByte('V')
	for _, part := range strings.FieldsFunc(strings.TrimSuffix(version, ".0"), func(r rune) bool { return r == '-' }) {
		b.WriteString(names.Constant("", strings.TrimPrefix(part, "v")))
	}
	return b.String()
}

// classes is the distance between the classes of models and those of enums.
const classes = 2

// ranking orders parties: smaller is better.
type ranking struct {
	class   int    // definitions before inline types, models before enums
	inexact int    // 0 when the definition is spelled like its identifier
	version string // newer first
	path    string
	offset  int
}

func rank(named bool, s *load.Schema) ranking {
	r := ranking{
		version: versionKey(s.Node.File().Root().Get("info").Get("version").Str()),
		path:    s.Node.File().Path, offset: s.Node.Pos().Offset(),
	}
	if !named {
		r.class = 1
	} else if s.Node.Key() != definitionName(s) {
		r.inexact = 1
	}
	return r
}

// versionKey orders API versions as text: dates before plain numbers, which are
// the versions of shared files.
func versionKey(version string) string {
	if year, _, ok := strings.Cut(version, "-"); ok && len(year) == 4 {
		return version
	}
	return "0" + version
}

func (r ranking) compare(o ranking) int {
	return cmp.Or(cmp.Compare(r.class, o.class), cmp.Compare(r.inexact, o.inexact), strings.Compare(o.version, r.version),
		strings.Compare(r.path, o.path), cmp.Compare(r.offset, o.offset))
}
