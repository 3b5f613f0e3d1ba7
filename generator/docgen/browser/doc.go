// Package browser looks at the site of gen docs --html with real tools: a headless Chromium,
// and a Docusaurus build of the same pages. It is a module of its own, so that armgen does not
// depend on a browser driver. "make site-test" runs it; what is not on the machine is skipped.
package browser
