// This file holds what validators report. A Check method passes a list of violations
// through a chain of rules, each of which appends what it finds:
//
//	v = v.Required("location", m.Location != nil)
//	v = v.MinLength("name", m.Name, 5)
//	v = v.Model("sku", m.SKU)
//
// The list of a valid value stays nil, so that checking it allocates nothing.

package armkit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Violation is one rule of the specification that a value breaks.
type Violation struct {
	Path    string // JSON path from the value that was validated: "properties.rules[2].value"
	Rule    string // "required", "minLength", "pattern", "enum", …
	Value   any    // what stands there, [Masked] for a secret, nil when it is missing
	Allowed string // what the rule allows, in words

	absent Parts // in whose bodies the value is not sent, so that its rules do not hold there
}

// Error is one line about the violation.
func (v Violation) Error() string {
	if v.Value == nil {
		return v.Path + ": " + v.Allowed
	}
	return fmt.Sprintf("%s: %s, not %s", v.Path, v.Allowed, shorten(fmt.Sprintf("%#v", v.Value)))
}

// Violations is the error of Validate methods: everything that is wrong with a value.
type Violations []Violation

// Error lists the violations, one a line.
func (v Violations) Error() string {
	lines := make([]string, len(v))
	for i := range v {
		lines[i] = v[i].Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes errors.As find a single [Violation], too.
func (v Violations) Unwrap() []error {
	all := make([]error, len(v))
	for i := range v {
		all[i] = v[i]
	}
	return all
}

// Err is the list as an error, nil when it is empty.
func (v Violations) Err() error {
	if len(v) == 0 {
		return nil
	}
	return v
}

func (v Violations) add(path, rule string, value any, allowed string, args ...any) Violations {
	return append(v, Violation{Path: path, Rule: rule, Value: value, Allowed: fmt.Sprintf(allowed, args...)})
}

// Required reports a missing value.
func (v Violations) Required(path string, present bool) Violations {
	if present {
		return v
	}
	return v.add(path, "required", nil, "is required")
}

// Mask hides the values of the violations at a path, which is a secret's.
func (v Violations) Mask(path string) Violations {
	for i := range v {
		if v[i].Path == path && v[i].Value != nil {
			v[i].Value = Masked
		}
	}
	return v
}

// NotIn says that the member at a path is not sent in bodies of the parts: a validating client
// does not stop such a call for what is wrong there.
func (v Violations) NotIn(parts Parts, path string) Violations {
	for i := range v {
		if rest, ok := strings.CutPrefix(v[i].Path, path); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			v[i].absent |= parts
		}
	}
	return v
}

// of are the violations that matter to a body of the parts.
func (v Violations) of(parts Parts) Violations {
	return slices.DeleteFunc(v, func(one Violation) bool { return one.absent&parts != 0 })
}

// NotOneOf reports a value that a closed enum does not have.
func NotOneOf[E any](v Violations, path string, value E, possible []E) Violations {
	names := make([]string, len(possible))
	for i, p := range possible {
		names[i] = fmt.Sprint(p)
	}
	return v.add(path, "enum", value, "must be one of %s", strings.Join(names, ", "))
}

// under moves the violations below a path.
func (v Violations) under(path string) Violations {
	for i := range v {
		switch rest := v[i].Path; {
		case rest == "":
			v[i].Path = path
		case rest[0] == '[':
			v[i].Path = path + rest
		case path != "":
			v[i].Path = path + "." + rest
		}
	}
	return v
}

// Checker is a model that has rules.
type Checker interface{ Check(v Violations) Violations }

// Model checks a member that is a model.
func (v Violations) Model(path string, m Checker) Violations {
	if isNilPointer(m) {
		return v
	}
	return append(v, m.Check(nil).under(path)...)
}

// Variant checks a member that is a variant of a union, if the variant has rules.
func (v Violations) Variant(path string, m Model) Violations {
	if c, ok := m.(Checker); ok {
		return v.Model(path, c)
	}
	return v
}

// CheckModel is [Violations.Model] for the elements of a list or map.
func CheckModel[P Checker](v Violations, path string, m P) Violations { return v.Model(path, m) }

// CheckVariant is [Violations.Variant] for the elements of a list or map.
func CheckVariant[P Model](v Violations, path string, m P) Violations { return v.Variant(path, m) }

// CheckList checks the elements of a list.
func CheckList[E any](v Violations, path string, all []E, check func(v Violations, path string, e E) Violations) Violations {
	for i, e := range all {
		if found := check(nil, "", e); len(found) > 0 {
			v = append(v, found.under(path+"["+strconv.Itoa(i)+"]")...)
		}
	}
	return v
}

// CheckMap checks the values of a map.
func CheckMap[E any](v Violations, path string, all map[string]E, check func(v Violations, path string, e E) Violations) Violations {
	for key, e := range all {
		if found := check(nil, "", e); len(found) > 0 {
			v = append(v, found.under(path+"['"+key+"']")...)
		}
	}
	return v
}
