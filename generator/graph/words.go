// What the names and descriptions of properties say about ids.

package graph

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/english"
)

// idEndings are the ends of names of properties that hold ids, longest first.
var idEndings = []string{"ArmResourceIds", "ArmResourceId", "ResourceIds", "ResourceId", "ResourceUri", "ArmId", "Ids", "Id", "IDs", "ID"}

// idName is what is left of a property name without its id ending, "" for a name
// without one.
func idName(name string) string {
	for _, ending := range idEndings {
		if rest, ok := strings.CutSuffix(name, ending); ok && rest != "" {
			return rest
		}
	}
	return ""
}

// singularName brings a property or model name into the form of a resource name:
// "routeTableReference" and "routeTables" are both routeTable.
func singularName(name string) string {
	for _, ending := range []string{"Reference", "References", "Resource", "Resources"} {
		if rest, ok := strings.CutSuffix(name, ending); ok && rest != "" {
			name = rest
			break
		}
	}
	return english.Singular(name)
}

// idPhrases are what descriptions of properties with ARM ids say.
var idPhrases = []string{"resource id", "resourceid", "arm id", "armid", "resource identifier", "arm resource", "/subscriptions/", "azure id", "fully qualified", "full id"}

// saysID reports whether a description says that the value is an ARM id.
func saysID(doc string) bool {
	doc = strings.ToLower(doc)
	for _, phrase := range idPhrases {
		if strings.Contains(doc, phrase) {
			return true
		}
	}
	return false
}
