// The passes over operations and resources, as compile.go calls them. What stands
// between them is kept in traffic.

package compile

// traffic is what the passes over operations hand on.
type traffic struct {
	sources []*opSource // the operations that are kept
	drafts  []*draft    // the resources that are kept
	asked   *selectors  // shared by all packages of the run
}

// operations notes all operations of the input, keeps what is asked for and
// compiles that into clients.
func (c *compiler) operations() {
	var sources []*opSource
	for _, d := range c.docs {
		sources = append(sources, c.gatherOperations(d.Root())...)
	}
	if len(sources) == 0 {
		c.report.Warnf(c.docs[0].Root().PosOf("paths"), "no-operations", "%s has no operations, so nothing is generated", c.docs[0].File.Path).
			WithHelp("name the files that have paths; what they refer to is found by itself")
	}
	if len(sources) > 0 && !c.spend(sources[0].node.Pos(), len(sources)*partsOfOperation) {
		return
	}
	sources = c.dropDuplicates(sources)
	c.sources, c.drafts = c.selectResources(c.pkg.Resources, sources, findResources(sources))
	c.service.Host = c.host(c.docs)
	c.service.Clients = c.clients(c.sources)
}

// behaviour adds what needs finished models: paging.
func (c *compiler) behaviour() { c.paging(c.sources) }

// resources adds the resource types with their ids and life cycles.
func (c *compiler) resources() { c.service.Resources = c.linkResources(c.drafts) }
