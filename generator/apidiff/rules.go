package apidiff

// This file is the table of rules: what kinds of changes there are, how
// serious each is, and the sentence that explains it.

import "fmt"

// Level is how serious a change is.
type Level uint8

// The levels, the most serious first.
const (
	Breaking      Level = iota // a program that works today can stop working
	Behaviour                  // a program keeps working but may see something else
	Addition                   // something new that nobody has to use
	Documentation              // words only
)

// String is the level in lower case.
func (l Level) String() string {
	return [...]string{"breaking", "behaviour", "addition", "documentation"}[l]
}

// Reader says for whom a change matters first.
type Reader string

// The readers.
const (
	Wire Reader = "wire" // what is sent and received
	Go   Reader = "go"   // names and types in the generated code only
)

// Rule is one kind of change.
type Rule struct {
	ID       string
	Level    Level
	Reader   Reader
	Sentence string
	Instead  string // what to do about it, for migration notes; empty when nothing
}

// Rules is the table, in the order in which changes are listed.
func Rules() []Rule {
	return []Rule{
		{"host-changed", Breaking, Wire, "requests go to another host or path prefix", "check the endpoint that your code configures"},
		{"operation-removed", Breaking, Wire, "the operation is gone", "call another operation, or stay on the old version for this one"},
		{"operation-renamed", Breaking, Go, "the same request has another operationId", "call the method under its new name"},
		{"operation-request-changed", Breaking, Wire, "method or path changed", "nothing in Go; check rules and policies that name the URL"},
		{"operation-became-long-running", Breaking, Wire, "the operation became long-running", "call the Begin method and wait with PollUntilDone"},
		{"operation-no-longer-long-running", Breaking, Wire, "the operation is no longer long-running", "call the method directly and drop the poller"},
		{"operation-paging-changed", Breaking, Wire, "the way the operation lists pages changed", "use the pager, or the plain method, that is there now"},
		{"parameter-removed", Breaking, Wire, "a parameter is gone", "drop the argument"},
		{"parameter-added-required", Breaking, Wire, "there is a new required parameter", "pass the new argument"},
		{"parameter-became-required", Breaking, Wire, "a parameter became required", "always pass it"},
		{"parameter-moved", Breaking, Wire, "a parameter travels in another place", ""},
		{"parameter-type-changed", Breaking, Wire, "a parameter has another type", "convert the argument"},
		{"parameter-limit-tightened", Breaking, Wire, "a parameter takes fewer values", "check the values that you pass"},
		{"response-removed", Breaking, Wire, "a declared answer is gone", "drop the branch that handles it"},
		{"response-type-changed", Breaking, Wire, "an answer has another type", "read the result from the new type"},
		{"definition-removed", Breaking, Go, "the definition is gone", "use the definition that took its place"},
		{"definition-unused", Breaking, Go, "nothing uses the definition any more, so it has no Go type", "drop the code that names its type"},
		{"property-removed", Breaking, Wire, "the property is gone", "drop it from requests and stop reading it"},
		{"property-added-required", Breaking, Wire, "there is a new required property in a request", "set it"},
		{"property-became-required", Breaking, Wire, "a property of a request became required", "always set it"},
		{"property-type-changed", Breaking, Wire, "the property has another type", "convert the value"},
		{"property-limit-tightened", Breaking, Wire, "the property of a request takes fewer values", "check the values that you send"},
		{"enum-value-removed", Breaking, Wire, "a value is gone", "use another value"},
		{"enum-closed", Breaking, Wire, "the enum takes only the listed values now", "check the values that you send"},
		{"enum-declared", Breaking, Go, "a plain value became an enum with a Go type of its own", "convert the value to the enum's type"},
		{"enum-undeclared", Breaking, Go, "an enum became a plain value", "convert the value to the plain type"},
		{"discriminator-changed", Breaking, Wire, "variants are told apart by another property", ""},
		{"variant-removed", Breaking, Wire, "a variant is gone", "drop the branch that handles it"},
		{"additional-properties-removed", Breaking, Wire, "members beside the properties are no longer described", "read them from the raw JSON"},

		{"operation-final-state-changed", Behaviour, Wire, "the final result of a long-running operation is found in another way", ""},
		{"operation-deprecated", Behaviour, Wire, "the operation is deprecated", "plan to call another operation"},
		{"parameter-became-optional", Behaviour, Wire, "a parameter became optional", ""},
		{"parameter-limit-relaxed", Behaviour, Wire, "a parameter takes more values", ""},
		{"parameter-default-changed", Behaviour, Wire, "a parameter has another default", "pass the value that you rely on"},
		{"response-added", Behaviour, Wire, "there is a new declared answer", ""},
		{"header-removed", Behaviour, Wire, "an answer has lost a header", "stop reading it"},
		{"error-type-changed", Behaviour, Wire, "errors have another type", ""},
		{"property-became-optional", Behaviour, Wire, "a property became optional", ""},
		{"property-became-read-only", Behaviour, Wire, "the property is set by the service only", "stop sending it"},
		{"property-became-writable", Behaviour, Wire, "the property can be set", ""},
		{"property-mutability-changed", Behaviour, Wire, "the property takes part in other requests", ""},
		{"property-nullable-changed", Behaviour, Wire, "whether null is a value changed", ""},
		{"property-default-changed", Behaviour, Wire, "the property has another default", "set the value that you rely on"},
		{"property-limit-changed", Behaviour, Wire, "the values of the property changed", ""},
		{"property-secret-changed", Behaviour, Wire, "whether the value is a secret changed", ""},
		{"enum-opened", Behaviour, Wire, "the enum takes any value now", ""},

		{"operation-added", Addition, Wire, "there is a new operation", ""},
		{"parameter-added-optional", Addition, Wire, "there is a new optional parameter", ""},
		{"header-added", Addition, Wire, "an answer has a new header", ""},
		{"definition-added", Addition, Go, "there is a new definition", ""},
		{"property-added", Addition, Wire, "there is a new property", ""},
		{"enum-value-added", Addition, Wire, "there is a new value", ""},
		{"variant-added", Addition, Wire, "there is a new variant", ""},
		{"additional-properties-added", Addition, Wire, "members beside the properties are described now", ""},

		{"documentation-changed", Documentation, Wire, "the description changed", ""},
		{"definition-type-stated", Documentation, Wire, "the definition states its type otherwise, and means the same", ""},
	}
}

// ruleByID finds a rule; the ids are constants of this package.
func ruleByID(id string) Rule {
	for _, r := range Rules() {
		if r.ID == id {
			return r
		}
	}
	panic(fmt.Sprintf("apidiff: there is no rule %q", id))
}

func ruleIndex(rule Rule) int {
	for i, r := range Rules() {
		if r.ID == rule.ID {
			return i
		}
	}
	return len(Rules())
}
