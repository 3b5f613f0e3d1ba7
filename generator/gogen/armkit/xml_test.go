package armkit

import (
	"encoding/json"
	"strings"
	"testing"
)

// shelf is an object with every form of member.
func shelf() XML {
	return XML{Kind: XMLObject, Name: "shelf", Namespace: "urn:books", Members: shelfMembers}
}

func shelfMembers() []XMLMember {
	return []XMLMember{
		{JSON: "title", XML: XML{Attribute: true}},
		{JSON: "width", XML: XML{Attribute: true, Kind: XMLLiteral, Name: "w"}},
		{JSON: "since", XML: XML{Kind: XMLText}},
		{JSON: "locked", XML: XML{Kind: XMLLiteral}},
		{JSON: "books", XML: XML{Kind: XMLList, Elem: &XML{Name: "book"}}},
		{JSON: "pages", XML: XML{Kind: XMLList, Wrapped: true, Elem: &XML{Kind: XMLLiteral, Name: "page"}}},
		{JSON: "tags", XML: XML{Kind: XMLMap, Elem: &XML{}}},
		{JSON: "note", XML: XML{Kind: XMLObject, Prefix: "n", Namespace: "urn:note", Members: noteMembers}},
		{JSON: "above", XML: XML{Kind: XMLObject, Members: shelfMembers}},
	}
}

func noteMembers() []XMLMember {
	return []XMLMember{{JSON: "lang", XML: XML{Attribute: true}}, {JSON: "text", XML: XML{Content: true}}}
}

const declaration = `<?xml version="1.0" encoding="utf-8"?>`

func TestXMLBothWays(t *testing.T) {
	for name, c := range map[string]struct{ json, xml string }{
		"empty":            {`{}`, ``},
		"attributes":       {`{"title":"<\"&'>","width":1.5}`, ``},
		"text":             {`{"since":"2024-01-01","locked":false}`, `<since>2024-01-01</since><locked>false</locked>`},
		"list":             {`{"books":["a","","c & d"]}`, `<book>a</book><book></book><book>c &amp; d</book>`},
		"wrapped list":     {`{"pages":[1,2]}`, `<pages><page>1</page><page>2</page></pages>`},
		"empty list":       {`{"pages":[]}`, `<pages></pages>`},
		"map":              {`{"tags":{"a":"1","b-c":"x"}}`, `<tags><a>1</a><b-c>x</b-c></tags>`},
		"content":          {`{"note":{"lang":"en","text":"a < b"}}`, `<n:note xmlns:n="urn:note" lang="en">a &lt; b</n:note>`},
		"recursion":        {`{"above":{"above":{"locked":true}}}`, `<above><above><locked>true</locked></above></above>`},
		"unknown":          {`{"new":"x","more":{"deep":"y"},"many":["1","2"]}`, `<new>x</new><more><deep>y</deep></more><many>1</many><many>2</many>`},
		"lines and blanks": {`{"since":"a\n b"}`, `<since>a&#xA; b</since>`},
	} {
		got, err := toXML([]byte(c.json), shelf())
		if err != nil || !strings.HasPrefix(string(got), declaration+`<shelf xmlns="urn:books"`) || !strings.HasSuffix(string(got), ">"+c.xml+"</shelf>") {
			t.Errorf("%s: %v %s", name, err, got)
		}
		back, err := fromXML(got, shelf())
		if err != nil || string(back) != c.json {
			t.Errorf("%s: %v %s", name, err, back)
		}
	}
}

func TestXMLOfServices(t *testing.T) {
	for name, c := range map[string]struct{ xml, want string }{
		"blanks between elements": {"\ufeff" + declaration + "\n<shelf>\n  <locked> true </locked>\n  <pages>\n <page>1</page>\n</pages>\n</shelf>\n", `{"locked":true,"pages":[1]}`},
		"other root and prefixes": {`<s:Other xmlns:s="urn:x"><s:since>now</s:since></s:Other>`, `{"since":"now"}`},
		"no value":                {`<shelf><locked/><since></since></shelf>`, `{"since":null,"locked":null}`},
		"nil":                     {`<shelf xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><pages i:nil="true"/></shelf>`, `{"pages":null}`},
		"null item":               {`<shelf><pages><page/></pages></shelf>`, `{"pages":[null]}`},
		"the last counts":         {`<shelf><since>a</since><since>b</since></shelf>`, `{"since":"b"}`},
		"character data":          {`<shelf><since><![CDATA[<a>]]></since></shelf>`, `{"since":"<a>"}`},
		"comments":                {`<!-- a --><shelf><!-- b --><since>a<!-- c -->b</since></shelf>`, `{"since":"ab"}`},
		"no number":               {`<shelf><locked>yes</locked></shelf>`, `{"locked":"yes"}`},
		"JSON":                    {`{"since":"a"}`, `{"since":"a"}`},
	} {
		got, err := fromXML([]byte(strings.TrimPrefix(c.xml, "\ufeff")), shelf())
		if err != nil || string(got) != c.want || !json.Valid(got) {
			t.Errorf("%s: %v %s", name, err, got)
		}
	}
}

func TestXMLLists(t *testing.T) {
	form := XML{Kind: XMLList, Name: "books", Elem: &XML{Name: "book"}}
	got, err := toXML([]byte(`["a",null]`), form)
	if want := declaration + `<books><book>a</book><book/></books>`; err != nil || string(got) != want {
		t.Errorf("got %s %v", got, err)
	}
	if got, err := toXML([]byte(`[]`), form); err != nil || string(got) != declaration+`<books></books>` {
		t.Errorf("got %s %v", got, err)
	}
	if got, err := fromXML([]byte(`<books/>`), form); err != nil || string(got) != `[]` {
		t.Errorf("got %s %v", got, err)
	}
}

// A service or what stands between must not bring a client down.
func TestHostileXML(t *testing.T) {
	for name, text := range map[string]string{
		"depth":            strings.Repeat("<a>", 1_000_000),
		"truncated":        `<shelf><since>a</since>`,
		"two roots":        `<shelf/><shelf/>`,
		"crossed":          `<shelf><a></shelf></a>`,
		"unknown entity":   `<shelf><since>&x;</since></shelf>`,
		"declared entity":  `<!DOCTYPE s [<!ENTITY x "y">]><shelf><since>&x;</since></shelf>`,
		"external entity":  `<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><shelf><since>&x;</since></shelf>`,
		"other encoding":   `<?xml version="1.0" encoding="utf-16"?><shelf/>`,
		"not UTF-8":        "<shelf><since>\xff</since></shelf>",
		"HTML":             `<html><br></html>`,
		"nothing but text": `< `,
	} {
		if got, err := fromXML([]byte(text), shelf()); err == nil {
			t.Errorf("%s: read as %.100s", name, got)
		}
	}
	if _, err := toXML([]byte(`{"a b":"x"}`), shelf()); err == nil || !strings.Contains(err.Error(), `"a b" cannot be the name of an element`) {
		t.Errorf("got %v", err)
	}
}

func FuzzXML(f *testing.F) {
	f.Add(`<shelf title="a"><since>b</since><book>c</book><pages><page>1</page></pages><x><y>z</y></x></shelf>`)
	f.Add(`<s w="1"><tags><a>b</a></tags><note lang="x">y<z/></note><above><above/></above></s>`)
	f.Fuzz(func(t *testing.T, text string) {
		first, err := fromXML([]byte(text), shelf())
		if err != nil || !strings.HasPrefix(strings.TrimSpace(text), "<") {
			return
		}
		if !json.Valid(first) {
			t.Fatalf("no JSON: %s", first)
		}
		written, err := toXML(first, shelf())
		if err != nil {
			return // a name that XML does not have
		}
		if _, err := fromXML(written, shelf()); err != nil {
			t.Fatalf("%v\n%s", err, written)
		}
	})
}
