// Reading armgen.yaml: the same settings as the flags, per package, with
// positions for every complaint.

package generator

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed184db40a/armgen/generator/diag"
	"github.com/seed184db40a/armgen/specs"
	"go.yaml.in/yaml/v4"
)

// ConfigName is the configuration file that generate reads when it is present.
const ConfigName = "armgen.yaml"

// maxConfig bounds the size of a configuration file in bytes.
const maxConfig = 1 << 20

// ParseConfig reads a configuration: settings at the top level hold for every
// package, each entry under packages is one run on top of them. Findings go to
// report.
func ParseConfig(name string, data []byte, report *diag.Report) []Options {
	c := &configReader{file: diag.Text(name, data), report: report}
	if len(data) > maxConfig {
		report.Errorf(c.file.At(0), "config", "the configuration is larger than 1 MiB").WithHelp("name the specifications by a readme and tag instead")
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		report.Errorf(c.syntaxPos(err), "config", "not YAML: %s", strings.TrimPrefix(err.Error(), "yaml: ")).
			WithHelp("indent with blanks, not tabs, and quote texts that hold \": \"")
		return nil
	}
	if len(doc.Content) == 0 {
		return []Options{Defaults()}
	}
	return c.root(doc.Content[0])
}

type configReader struct {
	file   *diag.File
	report *diag.Report
}

func (c *configReader) pos(n *yaml.Node) diag.Pos { return c.file.Line(n.Line, n.Column) }

// syntaxPos takes the line out of a message such as "yaml: line 3: …".
func (c *configReader) syntaxPos(err error) diag.Pos {
	if _, rest, ok := strings.Cut(err.Error(), "line "); ok {
		digits, _, _ := strings.Cut(rest, ":")
		if n, err := strconv.Atoi(digits); err == nil {
			return c.file.Line(n, 1)
		}
	}
	return c.file.Line(1, 1)
}

func (c *configReader) root(n *yaml.Node) []Options {
	if n.Kind != yaml.MappingNode {
		c.report.Errorf(c.pos(n), "config", "a mapping of settings is expected here").WithHelp("write lines such as \"out: generated\"")
		return nil
	}
	base := Defaults()
	packages, version := (*yaml.Node)(nil), (*yaml.Node)(nil)
	c.settings(n, &base, func(key string, value *yaml.Node) bool {
		switch key {
		case "version":
			version = value
		case "packages":
			packages = value
		default:
			return false
		}
		return true
	}, "version", "packages")
	if version == nil || version.Value != "1" {
		at := n
		if version != nil {
			at = version
		}
		c.report.Errorf(c.pos(at), "config", "the file does not say which version of the format it has").
			WithHelp("begin it with the line \"version: 1\"")
	}
	if packages == nil {
		return []Options{base}
	}
	return c.packages(packages, base)
}

func (c *configReader) packages(n *yaml.Node, base Options) []Options {
	if n.Kind != yaml.SequenceNode {
		c.report.Errorf(c.pos(n), "config", "packages is a list, one entry per package").WithHelp("begin each entry with \"- \"")
		return nil
	}
	var out []Options
	for _, item := range n.Content {
		if item.Kind != yaml.MappingNode {
			c.report.Errorf(c.pos(item), "config", "a mapping of settings is expected here").WithHelp("write lines such as \"out: generated\"")
			continue
		}
		o := base
		c.settings(item, &o, func(string, *yaml.Node) bool { return false })
		out = append(out, o)
	}
	return out
}

// settings reads the keys of a mapping into o; other takes the keys that are no settings.
func (c *configReader) settings(n *yaml.Node, o *Options, other func(string, *yaml.Node) bool, more ...string) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if other(key.Value, value) {
			continue
		}
		if s, ok := settingOf(key.Value); ok {
			c.set(s, o, value)
			continue
		}
		d := c.report.Errorf(c.pos(key), "config-key", "there is no setting %q", key.Value)
		names := more
		for _, s := range Settings() {
			if !s.Run {
				names = append(names, s.Name)
			}
		}
		if near := diag.Nearest(key.Value, names); near != "" {
			d.WithHelp("did you mean %q?", near)
		} else {
			d.WithHelp("the settings are the flags of generate: gen help generate lists them")
		}
	}
}

func settingOf(name string) (Setting, bool) {
	for _, s := range Settings() {
		if s.Name == name && !s.Run {
			return s, true
		}
	}
	return Setting{}, false
}

func (c *configReader) set(s Setting, o *Options, n *yaml.Node) {
	bad := func(want string) {
		c.report.Errorf(c.pos(n), "config-value", "%s: %s is expected here", s.Name, want).WithHelp("%s", s.Usage)
	}
	switch field := s.Field(o).(type) {
	case *string:
		if n.Kind != yaml.ScalarNode {
			bad("one value")
			return
		}
		*field = n.Value
	case *bool:
		v, err := strconv.ParseBool(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			bad("true or false")
			return
		}
		*field = v
	case *int:
		v, err := strconv.Atoi(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			bad("a whole number")
			return
		}
		*field = v
	case *[]string:
		c.list(s, field, n, bad)
	default:
		panic(fmt.Sprintf("setting %s has a field of type %T", s.Name, field))
	}
}

func (c *configReader) list(s Setting, field *[]string, n *yaml.Node, bad func(string)) {
	if n.Kind == yaml.ScalarNode {
		*field = []string{n.Value}
		return
	}
	if n.Kind != yaml.SequenceNode {
		bad("a value or a list of values")
		return
	}
	var out []string
	for _, item := range n.Content {
		if item.Kind != yaml.ScalarNode {
			bad("a list of plain values")
			return
		}
		out = append(out, item.Value)
	}
	*field = out
}

// BuiltIn is the configuration that comes with the embedded specifications: what a
// run generates that was told nothing.
func BuiltIn(report *diag.Report) []Options {
	return ParseConfig("embedded/"+ConfigName, specs.Config(), report)
}
