package load

// This file reads YAML into nodes with positions, for the blocks of a
// readme.md and for configuration files.

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/seed184db40a/armgen/generator/diag"
)

// YAML reads one YAML document as nodes. Nothing is expanded, so an alias
// bomb stays as small as it is written. The root is nil for an empty document.
func YAML(file *diag.File) (root *yaml.Node, fault *diag.Diagnostic) {
	root, err := yamlNodes(file.Data)
	if err != nil {
		line, column, message := yamlPlace(err)
		return nil, &diag.Diagnostic{Pos: file.Line(line, column), Code: "yaml-syntax", Message: message,
			Help: "indent with blanks, not tabs, and quote texts that hold \": \""}
	}
	return root, nil
}

func yamlNodes(data []byte) (root *yaml.Node, err error) {
	defer func() { // the YAML reader reports some faults of the input by panic
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil || len(doc.Content) == 0 {
		return nil, err
	}
	return doc.Content[0], nil
}

// yamlPlace takes an error of the YAML reader apart.
func yamlPlace(err error) (line, column int, message string) {
	message = strings.TrimPrefix(err.Error(), "yaml: ")
	var load *yaml.LoadError
	if errors.As(err, &load) {
		return max(load.Mark.Line, 1), max(load.Mark.Column, 1), load.Message
	}
	return 1, 1, message
}
