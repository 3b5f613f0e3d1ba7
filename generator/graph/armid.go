// ARM ids as they stand in example bodies: which resource type an id names.

package graph

import "strings"

// idType is the resource type that a value names when it is an ARM id, "" for
// anything else.
func idType(value string) string {
	if !strings.HasPrefix(value, "/") {
		return ""
	}
	segments := strings.Split(strings.Trim(value, "/"), "/")
	last := -1
	for i, s := range segments {
		if strings.EqualFold(s, "providers") {
			last = i
		}
	}
	if last >= 0 {
		return providerType(segments[last+1:])
	}
	if len(segments) == 4 && strings.EqualFold(segments[0], "subscriptions") && strings.EqualFold(segments[2], "resourceGroups") {
		return ResourceGroups
	}
	return ""
}

// providerType reads namespace, type, name, type, name …
func providerType(segments []string) string {
	if len(segments) < 3 || len(segments)%2 == 0 {
		return ""
	}
	typ := segments[0]
	for i := 1; i < len(segments); i += 2 {
		if segments[i] == "" || segments[i+1] == "" {
			return ""
		}
		typ += "/" + segments[i]
	}
	return typ
}
