// Index pages and the category files that documentation sites read.

package docgen

func (w *writer) index(pages []*page, files map[string][]byte) error { return nil }
