// Singular and plural as the page format counts them: exactly the words of the
// npm package pluralize, since page names and variables are compared byte for
// byte. Singular and Plural of this package are for people; these are for pages.

package english

import (
	"sync"

	"github.com/gertd/go-pluralize"
)

// Pluralize answers as the npm package of that name. It remembers its answers,
// and is safe for concurrent use.
type Pluralize struct {
	rules *pluralize.Client

	mu               sync.Mutex
	singular, plural map[string]string
}

// NewPluralize makes a Pluralize with the standard rules.
func NewPluralize() *Pluralize {
	return &Pluralize{rules: pluralize.NewClient(), singular: map[string]string{}, plural: map[string]string{}}
}

// Singular is the singular of a word or camel-case name.
func (p *Pluralize) Singular(word string) string {
	return p.remember(p.singular, word, p.rules.Singular)
}

// Plural is the plural of a word or camel-case name.
func (p *Pluralize) Plural(word string) string {
	return p.remember(p.plural, word, p.rules.Plural)
}

func (p *Pluralize) remember(known map[string]string, word string, ask func(string) string) string {
	p.mu.Lock()
	defer p.mu.Unlock()
	answer, ok := known[word]
	if !ok {
		answer = ask(word)
		known[word] = answer
	}
	return answer
}
