package browser

import (
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const root = "../../.."

// docs runs gen docs over the built-in specifications and returns the output folder.
func docs(t *testing.T, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	args = append([]string{"run", "./cmd/gen", "docs", "-q", "--import", "example.com/azure", "--out", out}, args...)
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return out
}

// site is the folder of a site in the go style.
func site(t *testing.T) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "site")
	docs(t, "--docs-style", "go", "--html", out)
	return out
}

// visitor is a browser tab and the server of a site.
type visitor struct {
	*testing.T
	tab      context.Context
	url      string
	troubles []string // console errors and exceptions
}

func visit(t *testing.T, dir string) *visitor {
	t.Helper()
	name, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not here")
	}
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	t.Cleanup(server.Close)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(name), chromedp.NoSandbox,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	browser, closeBrowser := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(closeBrowser)
	tab, closeTab := chromedp.NewContext(browser)
	t.Cleanup(closeTab)
	tab, cancel := context.WithTimeout(tab, 2*time.Minute)
	t.Cleanup(cancel)
	v := &visitor{T: t, tab: tab, url: server.URL}
	v.do() // opens the tab
	if err := chromedp.Listen(tab, v.note); err != nil {
		t.Fatal(err)
	}
	call(v, log.Enable, cdp.Empty{})
	return v
}

// call sends a command of the protocol.
func call[P, R any](v *visitor, command cdp.Command[P, R], params P) {
	v.Helper()
	if _, err := chromedp.Call(v.tab, command, params); err != nil {
		v.Fatal(err)
	}
}

// note keeps what the page complains about.
func (v *visitor) note(event any) {
	switch event := event.(type) {
	case *log.EventEntryAdded:
		v.troubles = append(v.troubles, event.Entry.Text+" "+event.Entry.URL)
	case *runtime.EventExceptionThrown:
		v.troubles = append(v.troubles, (&chromedp.ExceptionError{ExceptionDetails: event.ExceptionDetails}).Error())
	}
}

func (v *visitor) do(actions ...chromedp.Action[chromedp.Void]) {
	v.Helper()
	if err := chromedp.Do(v.tab, actions...); err != nil {
		v.Fatal(err)
	}
}

// eval evaluates JavaScript on the page.
func eval[T any](v *visitor, script string) T {
	v.Helper()
	out, err := chromedp.Run(v.tab, chromedp.Evaluate[T](script))
	if err != nil {
		v.Fatal(err)
	}
	return out
}

func pages(t *testing.T, dir string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(name) == ".html" {
			rel, _ := filepath.Rel(dir, name)
			all = append(all, "/"+filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil || len(all) < 10 {
		t.Fatalf("%d pages, %v", len(all), err)
	}
	return all
}

// Every page loads without a complaint, its links lead somewhere, also to places on pages, and
// a phone does not have to scroll sideways.
func TestEveryPage(t *testing.T) {
	dir := site(t)
	v := visit(t, dir)
	v.do(chromedp.EmulateViewport(375, 700))
	ids := map[string]map[string]bool{}
	links := map[string][]string{}
	for _, page := range pages(t, dir) {
		v.do(chromedp.Navigate(v.url + page))
		ids[page] = map[string]bool{}
		for _, id := range eval[[]string](v, `[...document.querySelectorAll("[id]")].map(e => e.id)`) {
			ids[page][id] = true
		}
		links[page] = eval[[]string](v, `[...document.querySelectorAll("a")].map(a => a.href.baseVal ? new URL(a.href.baseVal, location).href : a.href)`)
		if width := eval[int](v, `document.documentElement.scrollWidth`); width > 375 {
			t.Errorf("%s is %d pixels wide on a phone of 375", page, width)
		}
	}
	for page, targets := range links {
		for _, target := range targets {
			own, ok := strings.CutPrefix(target, v.url)
			if !ok {
				continue
			}
			file, anchor, _ := strings.Cut(own, "#")
			if strings.HasSuffix(file, "/") { // the server shows the index of a folder as the folder
				file += "index.html"
			}
			if ids[file] == nil || anchor != "" && !ids[file][anchor] {
				t.Errorf("%s: %s leads nowhere", page, own)
			}
		}
	}
	for _, trouble := range v.troubles {
		t.Error(trouble)
	}
}

func TestSearch(t *testing.T) {
	v := visit(t, site(t))
	v.do(chromedp.Navigate(v.url+"/index.html"), chromedp.KeyEvent("/"), chromedp.KeyEvent("privateendpointconn"),
		chromedp.WaitVisible("#found a"), chromedp.KeyEvent(kb.ArrowDown))
	if focused := eval[string](v, `document.activeElement.textContent`); focused != "PrivateEndpointConnection containerregistry" {
		t.Errorf("the arrow leads to %q", focused)
	}
	v.do(chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("h1"))
	if title := eval[string](v, `document.querySelector("h1").textContent`); title != "PrivateEndpointConnection" {
		t.Errorf("the hit is %q", title)
	}
}

// Colours follow the system, text stands out from its background, and the picture is drawn.
func TestLightAndDark(t *testing.T) {
	v := visit(t, site(t))
	seen := map[string]bool{}
	for _, scheme := range []string{"light", "dark"} {
		call(v, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		v.do(chromedp.Navigate(v.url + "/containerregistry/PrivateEndpointConnection.html"))
		seen[eval[string](v, `getComputedStyle(document.body).backgroundColor`)] = true
		if ratio := eval[float64](v, contrast); ratio < 7 {
			t.Errorf("%s: the contrast of the text is %.1f", scheme, ratio)
		}
		if boxes := eval[int](v, `document.querySelectorAll("svg.picture rect").length`); boxes != 4 {
			t.Errorf("%s: the picture has %d boxes", scheme, boxes)
		}
	}
	if len(seen) != 2 {
		t.Errorf("backgrounds %v", seen)
	}
}

// contrast is the ratio of WCAG between text and background.
const contrast = `(() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).map(Number).map((c) => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const style = getComputedStyle(document.body), a = light(style.color), b = light(style.backgroundColor);
  return (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
})()`

// Docusaurus builds the pages as they are, in both styles, without a warning.
func TestDocusaurus(t *testing.T) {
	npm := os.Getenv("DOCUSAURUS_NPM")
	if npm == "" {
		t.Skip("DOCUSAURUS_NPM does not name a folder with Docusaurus; run make docusaurus")
	}
	for _, style := range []struct {
		name, broken string // the user's format links to pages that a run may leave out
		args         []string
	}{{"go", "throw", []string{"--docs-style", "go"}}, {"grucloud", "ignore", []string{"--docs-index"}}} {
		t.Run(style.name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.CopyFS(filepath.Join(dir, "docs"), os.DirFS(docs(t, style.args...))); err != nil {
				t.Fatal(err)
			}
			for name, text := range docusaurusFiles {
				text = strings.ReplaceAll(text, "BROKEN", style.broken)
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Symlink(filepath.Join(npm, "node_modules"), filepath.Join(dir, "node_modules")); err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command("node", filepath.Join("node_modules", "@docusaurus", "core", "bin", "docusaurus.mjs"), "build")
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), "NO_UPDATE_NOTIFIER=1", "CI=true")
			out, err := cmd.CombinedOutput()
			if err != nil || strings.Contains(strings.ToUpper(string(out)), "WARNING") {
				t.Fatalf("%v\n%s", err, out)
			}
			if _, err := os.Stat(filepath.Join(dir, "build", "index.html")); err != nil {
				t.Error(err)
			}
		})
	}
}

// docusaurusFiles are a plain site. What happens with broken links is filled in.
var docusaurusFiles = map[string]string{
	"package.json": `{"name": "pages", "private": true}`,
	"docusaurus.config.js": `module.exports = {
  title: "Pages", url: "https://example.com", baseUrl: "/", onBrokenLinks: "BROKEN", onBrokenAnchors: "BROKEN",
  markdown: {mermaid: true, hooks: {onBrokenMarkdownLinks: "BROKEN"}}, themes: ["@docusaurus/theme-mermaid"],
  presets: [["classic", {docs: {routeBasePath: "/"}, blog: false}]],
};
`,
}
