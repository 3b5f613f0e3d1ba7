// Resource types that exist in the specification tree but are not compiled in
// this run: what an id or a name may point to.

package ir

// KnownType is a resource type that some specification of the tree defines.
type KnownType struct {
	Type       string // "Microsoft.Network/privateEndpoints"
	Group      string // "Network"
	Name       string // singular, "PrivateEndpoint"
	APIVersion string // of File
	File       string // specification file that defines it, from the root
}
