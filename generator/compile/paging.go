// List operations: which property of the page holds the items and which the link
// to the next page. This pass runs when all models are complete.

package compile

import (
	"cmp"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/generator/ir"
)

// paging sets the paging behaviour of all operations.
func (c *compiler) paging(sources []*opSource) {
	byID := map[string]*ir.Operation{}
	for _, s := range sources {
		byID[strings.ToLower(s.id)] = s.op
	}
	for _, s := range sources {
		if pageable := s.node.Get("x-ms-pageable"); pageable.Kind() == diag.Object {
			s.op.Paging = c.pagingOf(s, pageable, byID)
		}
	}
}

// pagingOf reads x-ms-pageable. When the answer has no list of items the
// operation stays an ordinary one, with a note.
func (c *compiler) pagingOf(s *opSource, pageable diag.Node, byID map[string]*ir.Operation) *ir.Paging {
	p := &ir.Paging{Pos: pageable.KeyPos()}
	page := pageType(s.op)
	switch t := page.(type) {
	case *ir.List:
		p.Elem = t.Elem
		return p
	case *ir.Model:
		if !c.pageItems(s, pageable, t, p) {
			return nil
		}
		c.nextLink(s, pageable, t, p)
	default:
		c.report.Notef(p.Pos, "page-without-items", "%s is pageable but answers no object; it is an ordinary method", s.id)
		return nil
	}
	if name := pageable.Get("operationName").Str(); name != "" {
		p.Next = c.nextOperation(s, pageable.Get("operationName"), byID)
	}
	return p
}

// pageType is the type of one page.
func pageType(o *ir.Operation) ir.Type {
	if o.LRO != nil {
		return o.LRO.Result
	}
	if r := success(o, 200, 201, 202); r != nil {
		return r.Type
	}
	return nil
}

// pageItems finds the property with the items.
func (c *compiler) pageItems(s *opSource, pageable diag.Node, page *ir.Model, p *ir.Paging) bool {
	name := cmp.Or(pageable.Get("itemName").Str(), "value")
	p.Item = pageProperty(page, name)
	list, ok := itemList(p.Item)
	if !ok {
		c.report.Notef(p.Pos, "page-without-items", "%s is pageable but its answer %s has no list %q; it is an ordinary method", s.id, page.Name.Wire, name).
			WithRelated(page.Pos, "%s is defined here", page.Name.Wire)
		return false
	}
	p.Elem = list.Elem
	return true
}

func itemList(p *ir.Property) (*ir.List, bool) {
	if p == nil {
		return nil, false
	}
	list, ok := p.Type.(*ir.List)
	return list, ok
}

// nextLink finds the property with the link; without one the answer is the only
// page.
func (c *compiler) nextLink(s *opSource, pageable diag.Node, page *ir.Model, p *ir.Paging) {
	link := pageable.Get("nextLinkName")
	name := link.Str()
	if link.Kind() == diag.Null || link.OK() && name == "" {
		return
	}
	name = cmp.Or(name, "nextLink")
	p.NextLink = pageProperty(page, name)
	switch {
	case p.NextLink != nil && !ir.IsText(p.NextLink.Type):
		c.report.Notef(p.Pos, "page-without-link", "the property %q in the answer of %s is no string; all items come in one page", p.NextLink.Name.Wire, s.id).
			WithRelated(p.NextLink.Pos, "it is defined here")
		p.NextLink = nil
	case p.NextLink == nil:
		c.report.Notef(p.Pos, "page-without-link", "the answer %s of %s has no property %q; all items come in one page", page.Name.Wire, s.id, name).
			WithRelated(page.Pos, "%s is defined here", page.Name.Wire)
	}
}

// pageProperty finds a property by its exact name, else by a path below the page
// ("properties.nextLink"), else in another case.
func pageProperty(page *ir.Model, name string) *ir.Property {
	var folded *ir.Property
	for _, f := range page.Fields() {
		if f.Name.Wire == name || f.Path == name {
			return f
		}
		if folded == nil && strings.EqualFold(f.Name.Wire, name) {
			folded = f
		}
	}
	return folded
}

// nextOperation finds the operation that fetches further pages: Group_Method, or
// a method of the same group.
func (c *compiler) nextOperation(s *opSource, n diag.Node, byID map[string]*ir.Operation) *ir.Operation {
	name := n.Str()
	if !strings.Contains(name, "_") {
		group, _, _ := strings.Cut(s.id, "_")
		name = group + "_" + name
	}
	next := byID[strings.ToLower(name)]
	if next == nil {
		c.report.Warnf(n.Pos(), "next-operation-missing", "%s names %q for its further pages, but there is no such operation", s.id, n.Str()).
			WithHelp("the link is followed as it is")
	}
	return next
}
