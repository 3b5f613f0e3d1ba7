// This file parses and formats ARM resource ids. Generated id types say which template they
// follow; the segments that the template fixes are compared without regard to case, as ARM
// does, and the others are kept as they are.

package armkit

import (
	"fmt"
	"slices"
	"strings"
)

// ParseID takes an id apart by its template, such as
// /subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}, and stores the value of
// each placeholder in parts, in their order. A template that begins with a placeholder begins
// with a scope, which takes as many segments as are left.
func ParseID(template, id string, parts ...*string) error {
	want, have := segments(template), segments(id)
	scoped := strings.HasPrefix(template, "/{")
	if scoped && len(have) >= len(want)-1 {
		cut := len(have) - (len(want) - 1)
		if cut > 0 && slices.Contains(have[:cut], "") {
			return idError(template, id, "a segment of the scope is empty")
		}
		have = append([]string{strings.Join(have[:cut], "/")}, have[cut:]...)
	}
	if !strings.HasPrefix(id, "/") || len(have) != len(want) {
		return idError(template, id, "it does not have the right number of segments")
	}
	next := 0
	for i, segment := range want {
		switch {
		case !strings.HasPrefix(segment, "{"):
			if !strings.EqualFold(segment, have[i]) {
				return idError(template, id, fmt.Sprintf("it has %q where %q belongs", have[i], segment))
			}
		case have[i] == "" && !(scoped && i == 0):
			return idError(template, id, "the segment "+segment+" is empty")
		default:
			*parts[next] = have[i]
			next++
		}
	}
	return nil
}

// FormatID fills the placeholders of a template in their order.
func FormatID(template string, parts ...string) string {
	var b strings.Builder
	for _, segment := range segments(template) {
		if strings.HasPrefix(segment, "{") {
			segment, parts = strings.Trim(parts[0], "/"), parts[1:]
			if segment == "" {
				continue // an empty scope is the tenant
			}
		}
		b.WriteString("/" + segment)
	}
	return b.String()
}

// EqualIDs reports whether two ids name the same resource: ARM ids do not differ by case, nor by
// a slash at the end.
func EqualIDs(a, b string) bool {
	return strings.EqualFold(strings.TrimSuffix(a, "/"), strings.TrimSuffix(b, "/"))
}

// segments splits an id at its slashes, without those at its ends.
func segments(id string) []string {
	return strings.Split(strings.Trim(id, "/"), "/")
}

// idError says what is wrong with an id and what it should look like.
func idError(template, id, problem string) error {
	return fmt.Errorf("%q is not a resource id of the form %s: %s", id, template, problem)
}

// subscriptionTemplate and resourceGroupTemplate are the ids above all others.
const (
	subscriptionTemplate  = "/subscriptions/{subscriptionId}"
	resourceGroupTemplate = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}"
)

// SubscriptionID is the id of a subscription.
type SubscriptionID struct {
	SubscriptionID string
}

// ParseSubscriptionID parses the id of a subscription.
func ParseSubscriptionID(id string) (SubscriptionID, error) {
	var p SubscriptionID
	err := ParseID(subscriptionTemplate, id, &p.SubscriptionID)
	return p, err
}

// String returns the id in its canonical form.
func (id SubscriptionID) String() string { return FormatID(subscriptionTemplate, id.SubscriptionID) }

// Equal reports whether both ids name the same subscription.
func (id SubscriptionID) Equal(other SubscriptionID) bool {
	return EqualIDs(id.String(), other.String())
}

// ResourceGroupID is the id of a resource group.
type ResourceGroupID struct {
	SubscriptionID, ResourceGroupName string
}

// ParseResourceGroupID parses the id of a resource group.
func ParseResourceGroupID(id string) (ResourceGroupID, error) {
	var p ResourceGroupID
	err := ParseID(resourceGroupTemplate, id, &p.SubscriptionID, &p.ResourceGroupName)
	return p, err
}

// String returns the id in its canonical form.
func (id ResourceGroupID) String() string {
	return FormatID(resourceGroupTemplate, id.SubscriptionID, id.ResourceGroupName)
}

// Equal reports whether both ids name the same resource group.
func (id ResourceGroupID) Equal(other ResourceGroupID) bool {
	return EqualIDs(id.String(), other.String())
}

// Parent returns the id of the resource group's subscription.
func (id ResourceGroupID) Parent() SubscriptionID {
	return SubscriptionID{SubscriptionID: id.SubscriptionID}
}
