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
	for i, o := range ops {
		o.Name.Go = unique[i]
	}
}

// clientParams are the client-level parameters of the operations, each once, in
// the order in which the operations use them.
func clientParams(client *ir.Client) []*ir.Param {
	var out []*ir.Param
	for _, o := range client.Operations {
		for _, p := range o.Params {
			same := func(q *ir.Param) bool { return q.Name.Wire == p.Name.Wire && q.In == p.In }
			if p.Client && p.Const == nil && !slices.ContainsFunc(out, same) {
				out = append(out, p)
			}
		}
	}
	return out
}
