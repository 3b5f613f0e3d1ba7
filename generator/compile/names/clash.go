// Clashes: several texts that want the same identifier inside one scope. The
// outcome depends only on the parties: the text that already is its identifier
// keeps it, the others are told apart.

package names

import (
	"slices"
	"strconv"
	"strings"
)

// Values names all values of the enum type typ, in their order. names may give a
// nicer text for a value (x-ms-enum's name); "" stands for none.
func Values(typ string, values, nicer []string) []string {
	text := func(i int) string {
		if i < len(nicer) && nicer[i] != "" {
			return nicer[i]
		}
		return values[i]
	}
	return Unique(len(values),
		func(i int) string { return text(i) },
		func(i int) string { return Constant(typ, text(i)) },
		func(i int) string { return Spelled(typ, values[i]) },
		func(i int) string { return lowered(Constant(typ, values[i]), values[i]) })
}

// lowered marks the value that begins with a small letter where another begins
// with the capital.
func lowered(name, value string) string {
	if value != "" && value[0] >= 'a' && value[0] <= 'z' {
		return name + "Lower"
	}
	return name
}

// Unique names n things. forms are tried in turn for things that clash, the
// thing with the best text keeping the first form: one whose text is the end of
// its identifier, then the smaller text. What still clashes is numbered in the
// order of the texts.
func Unique(n int, text func(int) string, forms ...func(int) string) []string {
	names := make([]string, n)
	used := map[string]bool{}
	left := make([]int, n)
	for i := range left {
		left[i] = i
	}
	for _, form := range forms {
		left = assign(names, used, left, text, form)
	}
	slices.SortFunc(left, func(a, b int) int { return strings.Compare(text(a), text(b)) })
	for _, i := range left {
		names[i] = Free(forms[0](i), used)
		used[names[i]] = true
	}
	return names
}

// assign gives each name of one form to its best party and returns the others.
func assign(names []string, used map[string]bool, left []int, text, form func(int) string) []int {
	best := map[string]int{}
	for _, i := range left {
		name := form(i)
		j, ok := best[name]
		if !used[name] && (!ok || better(text(i), text(j), name)) {
			best[name] = i
		}
	}
	var rest []int
	for _, i := range left {
		if j, ok := best[form(i)]; ok && j == i {
			names[i] = form(i)
			continue
		}
		rest = append(rest, i)
	}
	for name := range best {
		used[name] = true
	}
	return rest
}

func better(a, b, name string) bool {
	if fa, fb := fit(a, name), fit(b, name); fa != fb {
		return fa > fb
	}
	return a < b
}

// fit says how near a text is to the end of its identifier: 2 the same, 1 the
// same but for the case of its first letter, 0 otherwise.
func fit(text, name string) int {
	start := len(name) - len(text)
	switch {
	case start < 0 || text == "":
		return 0
	case name[start:] == text:
		return 2
	case name[start+1:] == text[1:] && strings.EqualFold(name[start:], text):
		return 1
	}
	return 0
}

// Free is name, or name with the first number from 2 that makes it unused.
func Free(name string, used map[string]bool) string {
	if !used[name] {
		return name
	}
	for k := 2; ; k++ {
		if numbered := name + strconv.Itoa(k); !used[numbered] {
			return numbered
		}
	}
}
