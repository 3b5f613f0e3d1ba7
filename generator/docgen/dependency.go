// Dependencies as they are on a page.

package docgen

// dependency is one entry of the ordered map from variable to resource.
type dependency struct {
	Name, Group, Type string
	List              bool
}

// dependencies is the ordered map. Setting a name that is present replaces the
// value and keeps its place.
type dependencies []dependency

func (d *dependencies) set(entry dependency) {
	for i := range *d {
		if (*d)[i].Name == entry.Name {
			(*d)[i] = entry
			return
		}
	}
	*d = append(*d, entry)
}
