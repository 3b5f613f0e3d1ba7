// Package english turns the English nouns of ARM names into singular and back.
// ARM names are plural in paths and operation groups ("registries") and
// singular in models, ids and page names ("registry"); the words that occur
// follow a handful of rules, which act on the end of a camel-case name and keep
// its case.
package english

import "strings"

// unchanged are endings whose singular is the word itself.
var unchanged = []string{"ss", "alias", "skus", "status", "analysis", "kubernetes", "redis"}

// Singular is the singular of a camel-case name: "Registries" gives "Registry".
func Singular(s string) string {
	low := strings.ToLower(s)
	switch {
	case hasSuffix(low, unchanged...):
		return s
	case hasSuffix(low, "metadata"):
		return s[:len(s)-1] + "um"
	case hasSuffix(low, "ies") && len(s) > 4:
		return s[:len(s)-3] + "y"
	case hasSuffix(low, "sses", "xes", "ches", "shes", "aliases"):
		return s[:len(s)-2]
	case hasSuffix(low, "s") && len(s) > 1:
		return s[:len(s)-1]
	}
	return s
}

// Plural is the plural of a camel-case name: "registry" gives "registries".
func Plural(s string) string {
	low := strings.ToLower(s)
	switch {
	case len(low) > 1 && low[len(low)-1] == 'y' && !strings.ContainsRune("aeiou", rune(low[len(low)-2])):
		return s[:len(s)-1] + "ies"
	case hasSuffix(low, "s", "x", "ch", "sh"):
		return s + "es"
	}
	return s + "s"
}

func hasSuffix(s string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
