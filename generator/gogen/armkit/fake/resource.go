package fake

// This file has what a resource shows of itself.

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"strings"
)

// object reads a JSON object; no body is an empty one.
func object(data []byte) (map[string]any, error) {
	doc := map[string]any{}
	if len(data) == 0 {
		return doc, nil
	}
	decoder := json.NewDecoder(strings.NewReader(string(data)))
	decoder.UseNumber()
	if err := decoder.Decode(&doc); err != nil || doc == nil {
		return nil, errors.New("the request body is not a JSON object")
	}
	return doc, nil
}

// merge applies a merge patch.
func merge(doc, patch map[string]any) {
	for key, value := range patch {
		inner, isObject := value.(map[string]any)
		old, wasObject := doc[key].(map[string]any)
		switch {
		case value == nil:
			delete(doc, key)
		case isObject && wasObject:
			merge(old, inner)
		default:
			doc[key] = value
		}
	}
}

// identify sets id, name and type.
func (r *resource) identify() {
	r.doc["id"] = r.path
	r.doc["name"] = r.path[strings.LastIndexByte(r.path, '/')+1:]
	r.doc["type"] = r.typ
}

// setState sets properties.provisioningState.
func (r *resource) setState(state string) {
	properties, ok := r.doc["properties"].(map[string]any)
	if !ok {
		properties = map[string]any{}
		r.doc["properties"] = properties
	}
	properties["provisioningState"] = state
}

// show answers with a copy of the resource as it is now.
func (r *resource) show(status int) answer {
	return answer{status: status, header: http.Header{"Etag": {r.etag}}, body: r.snapshot()}
}

func (r *resource) snapshot() map[string]any { return copyObject(r.doc) }

func copyObject(doc map[string]any) map[string]any {
	out := maps.Clone(doc)
	for key, value := range out {
		if inner, ok := value.(map[string]any); ok {
			out[key] = copyObject(inner)
		}
	}
	return out
}
