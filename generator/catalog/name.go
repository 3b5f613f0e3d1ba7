// Names of resources, from the operationId of their get.

package catalog

import (
	_ "embed"
	"strings"

	"github.com/seed184db40a/armgen/generator/english"
)

// tables are the lists of the page format that are data: operationIds that are
// read as others, and types that get no page.
type tables struct {
	aliases  map[string]string
	excluded map[string]bool // "Group::Type"
}

//go:embed aliases.txt
var aliasesText string

//go:embed excluded.txt
var excludedText string

func readTables() tables {
	t := tables{aliases: map[string]string{}, excluded: map[string]bool{}}
	for _, line := range tableLines(aliasesText) {
		id, as, _ := strings.Cut(line, " ")
		t.aliases[id] = strings.TrimSpace(as)
	}
	for _, line := range tableLines(excludedText) {
		t.excluded[line] = true
	}
	return t
}

// tableLines are the lines of a table without comments.
func tableLines(text string) []string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

// resourceName is what an operationId says about a resource.
type resourceName struct{ parent, sub, typ string }

// nameOf reads an operationId such as WebApps_GetSlot.
func (t tables) nameOf(id string, words *english.Pluralize) resourceName {
	if as, ok := t.aliases[id]; ok {
		id = as
	}
	first, last := id, id
	if i := strings.IndexByte(id, '_'); i >= 0 {
		first, last = id[:i], id[strings.LastIndexByte(id, '_')+1:]
	}
	n := resourceName{parent: words.Singular(first), sub: strings.Replace(last, "Get", "", 1)}
	n.typ = n.parent + n.sub
	if n.sub != "" && strings.Contains(n.sub, words.Singular(n.parent)) {
		n.typ = n.sub
	}
	return n
}
