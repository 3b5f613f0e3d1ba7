// The provider namespace of a set of files, and what stands in for it where a
// specification has none.

package compile

import (
	"strings"

	"github.com/seed184db40a/armgen/generator/load"
)

// namespace is the provider of most paths of the files; in a tie the first. Paths
// of ARM itself (subscriptions, resource groups) belong to Microsoft.Resources.
func namespace(docs []*load.Document) string {
	counts, spelled, order := map[string]int{}, map[string]string{}, []string{}
	for _, d := range docs {
		for path := range d.Root().Get("paths").Members() {
			ns := pathNamespace(path)
			key := strings.ToLower(ns)
			if ns == "" {
				continue
			}
			if counts[key]++; counts[key] == 1 {
				spelled[key] = ns
				order = append(order, key)
			}
		}
	}
	best := ""
	for _, key := range order {
		if counts[key] > counts[best] {
			best = key
		}
	}
	return spelled[best]
}

// pathNamespace is the last provider that a path names.
func pathNamespace(path string) string {
	const providers = "/providers/"
	low := strings.ToLower(path)
	if i := strings.LastIndex(low, providers); i >= 0 {
		ns, _, _ := strings.Cut(path[i+len(providers):], "/")
		if !strings.Contains(ns, "{") {
			return ns
		}
	}
	if strings.HasPrefix(low, "/subscriptions") {
		return "Microsoft.Resources"
	}
	return ""
}

// folderName names a package without a provider after its place in the tree: the
// folder behind data-plane when that is a namespace, else the service's folder.
func folderName(path string) string {
	service, rest, _ := strings.Cut(path, "/")
	_, rest, found := strings.Cut(rest, "data-plane/")
	folder, _, _ := strings.Cut(rest, "/")
	if found && strings.Contains(folder, ".") && !strings.HasSuffix(folder, ".json") {
		return folder
	}
	return strings.TrimSuffix(service, ".json")
}
