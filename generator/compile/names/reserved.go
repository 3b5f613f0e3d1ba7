// Reserved words: what an identifier of generated code must not be.

package names

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

var keywords = set(`break case chan const continue default defer else fallthrough for func go goto
	if import interface map package range return select struct switch type var`)

var predeclared = set(`any append bool byte cap clear close comparable complex complex64 complex128 copy
	delete error false float32 float64 imag int int8 int16 int32 int64 iota len make max min new nil panic
	print println real recover rune string true uint uint8 uint16 uint32 uint64 uintptr`)

// imports are the package names that generated files import.
var imports = set(`arm armkit azcore base64 bytes cloud context errors fmt http io json math multipart
	policy reflect regexp runtime slog sort strconv strings streaming sync time to tracing url utf8 xml`)

// own are the names that generated constructors and methods use for their receiver,
// parameters, results and variables, and for functions that they call.
var own = set(`c call client config cred ctx err id internal link m opts options out own page r v w`)

// taken is what a parameter must not be called.
var taken = union(keywords, predeclared, imports, own, set("init main"))

// methods are the names of methods on generated structs, which no field may have.
var methods = set(`MarshalJSON MarshalXML UnmarshalJSON UnmarshalXML EncodeMembers DecodeMember Validate Check LogValue Preserved AdditionalProperties`)

// idMethods are the names of methods on resource ids.
var idMethods = set(`String Equal Parent`)

func union(sets ...map[string]bool) map[string]bool {
	m := map[string]bool{}
	for _, s := range sets {
		for w := range s {
			m[w] = true
		}
	}
	return m
}
