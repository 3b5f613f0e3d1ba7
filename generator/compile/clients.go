// Clients: operations by group, named as in the official modules.

package compile

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed184db40a/armgen/generator/compile/names"
	"github.com/seed184db40a/armgen/generator/ir"
)

// clients compiles the operations and collects them in one client per group.
func (c *compiler) clients(sources []*opSource) []*ir.Client {
	byGroup := map[string]*ir.Client{}
	var clients []*ir.Client
	for _, s := range sources {
		group, _ := names.Operation(s.id)
		key := strings.ToLower(group)
		client := byGroup[key]
		if client == nil {
			client = c.newClient(group, s)
			byGroup[key] = client
			clients = append(clients, client)
		}
		s.op = c.operation(s, client)
		client.Operations = append(client.Operations, s.op)
	}
	for _, client := range clients {
		nameMethods(client)
		client.Params = clientParams(client)
		nameClientParams(client)
	}
	nameClients(clients)
	slices.SortFunc(clients, func(a, b *ir.Client) int { return cmp.Compare(a.Name.Go, b.Name.Go) })
	return clients
}

func (c *compiler) newClient(group string, s *opSource) *ir.Client {
	wire, _, ok := strings.Cut(s.id, "_")
	if !ok {
		wire = ""
	}
	name := trimStutter(c.service.Package, c.groupOrTitle(group)) + "Client"
	return &ir.Client{Name: ir.Name{Wire: wire, Go: name, Local: names.Local(name)}}
}

// groupOrTitle is the group, or for operations without one the title of the API
// without its "Client", as the official modules have it ("WebSiteManagement").
// Titles that differ between the files say nothing about the package; then the
// provider's name serves.
func (c *compiler) groupOrTitle(group string) string {
	if group != "" {
		return group
	}
	title := names.Exported(c.service.Title)
	if c.service.Title == "" || !c.sameTitle {
		title = names.Exported(c.service.Namespace[strings.LastIndexByte(c.service.Namespace, '.')+1:])
	}
	if trimmed := strings.TrimSuffix(title, "Client"); trimmed != "" {
		return trimmed
	}
	return title
}

// trimStutter takes the package name off the front of a name, as the official
// modules do: in package network, NetworkInterfaces becomes Interfaces, and in
// package resources, Resources becomes nothing at all. A name of which the
// package name is only a part of a word stays.
func trimStutter(pkg, name string) string {
	if len(name) < len(pkg) || !strings.EqualFold(name[:len(pkg)], pkg) {
		return name
	}
	rest := name[len(pkg):]
	if rest != "" && (rest[0] < 'A' || rest[0] > 'Z') {
		return name
	}
	return rest
}

// nameClients tells apart clients that trimming or casing made equal: the one
// whose group reads like its name keeps it.
func nameClients(clients []*ir.Client) {
	full := func(i int) string { return names.Exported(clients[i].Name.Wire) + "Client" }
	unique := names.Unique(len(clients),
		func(i int) string { return clients[i].Name.Wire + "Client" },
		func(i int) string { return clients[i].Name.Go }, full)
	for i, client := range clients {
		client.Name.Go, client.Name.Local = unique[i], names.Local(unique[i])
	}
}

// nameMethods tells apart methods of a client that came out equal.
func nameMethods(client *ir.Client) {
	ops := client.Operations
	unique := names.Unique(len(ops),
		func(i int) string { return ops[i].Name.Wire },
		func(i int) string { return ops[i].Name.Go })
	used := map[string]bool{}
	for i, o := range ops {
		o.Name.Go = unique[i]
		used[o.Name.Go] = true
	}
	for _, o := range ops {
		if isMethodOfClients(o.Name.Go, used) {
			o.Name.Go = names.Free(o.Name.Go+"Operation", used)
			used[o.Name.Go] = true
		}
	}
}

// isMethodOfClients reports whether a client has a method of the name for another reason: every
// client can be a validating one, and the method of a long-running operation Create is
// BeginCreate, that of a list NewListPager.
func isMethodOfClients(name string, operations map[string]bool) bool {
	begun, long := strings.CutPrefix(name, "Begin")
	pager, list := strings.CutPrefix(name, "New")
	pager, list = strings.CutSuffix(pager, "Pager")
	return name == "Validating" || long && operations[begun] || list && operations[pager]
}

// clientParams are the client-level parameters of the operations, each once, in
// the order in which the operations use them. One that has another type than in an operation
// before is asked for by the method.
func clientParams(client *ir.Client) []*ir.Param {
	var out []*ir.Param
	for _, o := range client.Operations {
		for _, p := range o.Params {
			if !p.Client || p.Const != nil {
				continue
			}
			i := slices.IndexFunc(out, func(q *ir.Param) bool { return sameParam(p, q) })
			switch {
			case i < 0:
				out = append(out, p)
			case ir.SameType(out[i].Type, p.Type):
			case bothEnums(out[i].Type, p.Type):
				p.Type, p.Limits = out[i].Type, out[i].Limits
			default:
				p.Client = false
			}
		}
	}
	return out
}

func bothEnums(a, b ir.Type) bool {
	_, enumA := a.(*ir.Enum)
	_, enumB := b.(*ir.Enum)
	return enumA && enumB
}

func sameParam(p, q *ir.Param) bool { return p.Name.Wire == q.Name.Wire && p.In == q.In }

// nameClientParams tells apart the client-level parameters, which have one name in all
// operations, and after them the other parameters of each method.
func nameClientParams(client *ir.Client) {
	nameParams(client.Params)
	for _, o := range client.Operations {
		var own []*ir.Param
		for _, p := range o.Params {
			if !p.Client {
				own = append(own, p)
			} else if i := slices.IndexFunc(client.Params, func(q *ir.Param) bool { return sameParam(p, q) }); i >= 0 {
				p.Name = client.Params[i].Name
			}
		}
		if o.Body != nil {
			own = append(own, o.Body)
		}
		nameParams(own)
		nameGroups(own)
	}
}
