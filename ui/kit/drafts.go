package kit

// drafts holds what was typed and neither stored nor given up, by a name of the page's choosing. It is used in the
// window's goroutine alone.
var drafts = map[string]string{}

// KeepDraft keeps a text that is typed and not stored yet while its page is not shown: pages are made anew when one
// comes back to them, and when the colours change. An empty text is forgotten.
func KeepDraft(name, text string) {
	if text == "" {
		delete(drafts, name)
		return
	}
	drafts[name] = text
}

// TakeDraft gives what was kept under a name, once; empty when nothing was.
func TakeDraft(name string) string {
	text := drafts[name]
	delete(drafts, name)
	return text
}
