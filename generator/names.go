// Names of output files. A spec is untrusted: whatever it calls its types, the
// files stay below the output folder and exist on every file system.

package generator

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
)

// reserved are the device names of Windows, which no folder may hold there, with or
// without an extension; superscript digits count as digits.
var reserved = map[string]bool{"con": true, "prn": true, "aux": true, "nul": true, "conin$": true, "conout$": true,
	"com¹": true, "com²": true, "com³": true, "lpt¹": true, "lpt²": true, "lpt³": true,
	"com0": true, "com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt0": true, "lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true}

// checkNames refuses a tree whose names leave the folder, are not portable, or
// fall together where case is folded, folders included. Pages are named by their
// format, which knows names that differ by case only; docgen warns of them.
func checkNames(t Tree) error {
	folded := map[string]string{}
	for _, name := range t.Paths() {
		if err := checkName(name); err != nil {
			return err
		}
		for at := name; at != "." && !strings.HasSuffix(name, ".md"); at = path.Dir(at) {
			low := strings.ToLower(strings.ToUpper(at)) // both ways: ſ is no S in lower case
			if other, ok := folded[low]; ok && other != at {
				return fmt.Errorf("the output names %s and %s differ by case only and cannot stand side by side on every file system", other, at)
			}
			folded[low] = at
		}
	}
	return nil
}

func checkName(name string) error {
	if !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("the output file name %q leaves the output folder", name)
	}
	for part := range strings.SplitSeq(name, "/") {
		base, _, _ := strings.Cut(strings.ToLower(part), ".")
		if reserved[strings.TrimRight(base, " ")] || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || strings.ContainsFunc(part, badRune) || len(part) > 200 {
			return fmt.Errorf("the output file name %q is not portable", name)
		}
	}
	return nil
}

func badRune(r rune) bool { return r < 0x20 || r == 0x7f || strings.ContainsRune(`<>:"|?*\`, r) }
