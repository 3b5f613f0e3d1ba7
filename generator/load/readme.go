package load

// This file reads the configuration in a readme.md of the specifications: the
// yaml blocks that say which files belong to which tag. The entry points are
// Set.Readme and Readme.Inputs.

import (
	"errors"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed184db40a/armgen/generator/diag"
)

// maxReadme bounds a readme.md; the largest real one has 0.2 MB.
const maxReadme = 8 << 20

// Readme is the tags of a readme.md and their input files.
type Readme struct {
	File *diag.File

	report *diag.Report
	blocks []block
}

// Input is an input file as it is listed in a readme.md.
type Input struct {
	// Path is the file's path from the specification root.
	Path string
	// Pos is the line that lists it, or unknown.
	Pos diag.Pos
}

// block is one yaml block: when it applies, and what it sets.
type block struct {
	when   guard
	tag    setting
	inputs []setting
}

// setting is a string of a yaml block with its place.
type setting struct {
	text string
	pos  diag.Pos
}

// Readme reads a readme.md. Trouble is reported; a block that cannot be
// understood is left out with a warning when it cannot matter.
func (s *Set) Readme(name string) (*Readme, bool) {
	data, err := readFile(s.fsys, path.Clean(name), maxReadme)
	if err != nil {
		s.unreadable(diag.Pos{}, "file-not-found", name, err)
		return nil, false
	}
	r := &Readme{File: diag.Text(path.Clean(name), data), report: s.report}
	before := s.report.Failed()
	for _, f := range yamlFences(r.File) {
		if b, ok := r.readBlock(f); ok {
			r.blocks = append(r.blocks, b)
		}
	}
	return r, before || !s.report.Failed()
}

func (r *Readme) readBlock(f fence) (block, bool) {
	when, err := parseGuard(f.condition)
	if err != nil {
		r.report.Warnf(f.pos, "readme-guard", "the condition of this block cannot be understood: %v", err).
			WithHelp("the block is left out")
		return block{}, false
	}
	b := block{when: when}
	return b, r.readYAML(f, &b)
}

// readYAML picks tag and input-file from a block. Only nodes are built, so an
// alias bomb stays as small as it is written.
func (r *Readme) readYAML(f fence, b *block) bool {
	root, err := yamlNodes([]byte(f.content))
	if err != nil {
		line, column, message := yamlPlace(err)
		r.report.Errorf(r.File.Line(f.line+line-1, column), "readme-yaml", "this yaml block cannot be read: %s", message).
			WithHelp("blocks are YAML; indent with blanks, and quote texts that hold \": \"")
		return false
	}
	if root == nil || root.Kind != yaml.MappingNode {
		return true
	}
	members := root.Content
	for i := 0; i+1 < len(members); i += 2 {
		switch key, value := members[i], dereference(members[i+1]); key.Value {
		case "tag":
			b.tag = r.text(f, value)
		case "input-file":
			b.inputs = append(b.inputs, r.texts(f, value)...)
		}
	}
	return true
}

// text is a scalar of a block.
func (r *Readme) text(f fence, n *yaml.Node) setting {
	if n.Kind != yaml.ScalarNode {
		r.report.Errorf(r.pos(f, n), "readme-yaml", "expected a text here").WithHelp("write one path or name, as in \"tag: package-2024-01\"")
		return setting{}
	}
	return setting{n.Value, r.pos(f, n)}
}

// texts is a scalar or a list of scalars of a block.
func (r *Readme) texts(f fence, n *yaml.Node) []setting {
	if n.Kind != yaml.SequenceNode {
		if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
			return nil
		}
		return []setting{r.text(f, n)}
	}
	var list []setting
	for _, item := range n.Content {
		list = append(list, r.text(f, dereference(item)))
	}
	return list
}

// dereference follows an alias; an alias of an alias cannot be written.
func dereference(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode && n.Alias != nil {
		return n.Alias
	}
	return n
}

func (r *Readme) pos(f fence, n *yaml.Node) diag.Pos {
	return r.File.Line(f.line+n.Line-1, n.Column)
}

// DefaultTag is the tag of the first block without a condition that sets one.
func (r *Readme) DefaultTag() (string, bool) {
	var set []setting
	for _, b := range r.blocks {
		if _, unconditional := b.when.(always); unconditional && b.tag.text != "" {
			set = append(set, b.tag)
		}
	}
	if len(set) == 0 {
		return "", false
	}
	for _, other := range set[1:] {
		if other.text != set[0].text {
			r.report.Notef(set[0].pos, "readme-several-default-tags", "the first of several default tags is taken: %s", set[0].text).
				WithRelated(other.pos, "another default tag").WithHelp("say which one you mean with --tag")
			break
		}
	}
	return set[0].text, true
}

// Tags lists the tags that have input files, in the order of the file.
func (r *Readme) Tags() []string {
	var tags []string
	for _, b := range r.blocks {
		if len(b.inputs) == 0 {
			continue
		}
		for _, tag := range comparedWith(b.when, "tag") {
			if !slices.Contains(tags, tag) && b.when.holds(onlyTag(tag)) {
				tags = append(tags, tag)
			}
		}
	}
	return tags
}

// Flags lists the conditions such as $(package-locks) that stand for a tag:
// a readme of several packages selects each by one. The value is the tag.
func (r *Readme) Flags() map[string]string {
	flags := map[string]string{}
	for _, b := range r.blocks {
		for _, name := range flagsOf(b.when) {
			if b.tag.text != "" && flags[name] == "" {
				flags[name] = b.tag.text
			}
		}
	}
	return flags
}

// onlyTag is the variables of a run with a tag and nothing else.
func onlyTag(tag string) func(string) string {
	return func(name string) string {
		if name == "tag" {
			return tag
		}
		return ""
	}
}

// Inputs lists the input files of a tag, in the order of the file and each
// once. An empty tag means the default tag; the name of a flag means its tag.
// Trouble is reported; then ok is false.
func (r *Readme) Inputs(tag string) (inputs []Input, ok bool) {
	if tag == "" {
		tag, ok = r.DefaultTag()
		if !ok {
			r.report.Errorf(r.File.Line(1, 1), "readme-no-default-tag", "this readme sets no default tag").
				WithHelp("choose one with --tag: %s", strings.Join(r.choices(), ", "))
			return nil, false
		}
	}
	if flagged := r.Flags()[tag]; flagged != "" && !slices.Contains(r.Tags(), tag) {
		tag = flagged
	}
	if inputs, ok = r.collect(tag); len(inputs) == 0 && ok {
		r.unknownTag(tag)
		return nil, false
	}
	return inputs, ok
}

func (r *Readme) collect(tag string) (inputs []Input, ok bool) {
	ok = true
	for _, b := range r.blocks {
		if !b.when.holds(onlyTag(tag)) {
			continue
		}
		for _, file := range b.inputs {
			input, err := r.input(file)
			if err != nil {
				r.report.Errorf(file.pos, "path-invalid", "input file %q: %v", file.text, err).
					WithHelp("an input file is a path relative to the folder of the readme.md, inside the root given by --specs")
				ok = false
				continue
			}
			if !slices.ContainsFunc(inputs, func(i Input) bool { return i.Path == input.Path }) {
				inputs = append(inputs, input)
			}
		}
	}
	return inputs, ok
}

// input turns a listed file into a path from the root.
func (r *Readme) input(file setting) (Input, error) {
	text := strings.ReplaceAll(file.text, `\`, "/")
	text = strings.TrimPrefix(strings.TrimSpace(text), "$(this-folder)/")
	switch {
	case text == "":
		return Input{}, errors.New("it is empty")
	case scheme.MatchString(text):
		return Input{}, errors.New("a URL is not followed")
	case strings.HasPrefix(text, "/"):
		return Input{}, errors.New("it is an absolute path")
	case strings.Contains(text, "$("):
		return Input{}, errors.New("only $(this-folder) is known here")
	}
	name := path.Join(path.Dir(r.File.Path), text)
	if name == ".." || strings.HasPrefix(name, "../") {
		return Input{}, errors.New("it leads out of the specification root")
	}
	return Input{name, file.pos}, nil
}

// unknownTag reports a tag without input files and offers those there are.
func (r *Readme) unknownTag(tag string) {
	choices := r.choices()
	pos := r.File.Line(1, 1)
	for _, b := range r.blocks {
		if b.tag.text == tag && b.tag.text != "" {
			pos = b.tag.pos
			break
		}
	}
	d := r.report.Errorf(pos, "tag-unknown", "no input files for tag %q", tag)
	const listed = 12
	list := strings.Join(choices[:min(listed, len(choices))], ", ")
	if len(choices) > listed {
		list += ", …"
	}
	if near := diag.Nearest(tag, choices); near != "" {
		d.WithHelp("did you mean %q? The tags are %s", near, list)
	} else if list != "" {
		d.WithHelp("the tags are %s", list)
	}
}

// choices are the names that Inputs takes.
func (r *Readme) choices() []string {
	choices := r.Tags()
	var flags []string
	for name := range r.Flags() {
		if !slices.Contains(choices, name) {
			flags = append(flags, name)
		}
	}
	return append(choices, sorted(flags)...)
}
