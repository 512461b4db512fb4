package exchange

import (
	"html"
	"strings"
)

// htmlBreaks are tags at which a new line begins.
var htmlBreaks = map[string]bool{
	"br": true, "p": true, "div": true, "tr": true, "li": true, "ul": true, "ol": true, "table": true, "blockquote": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "hr": true, "pre": true, "title": true,
}

// htmlUnseen are tags whose content nobody sees.
var htmlUnseen = []string{"script", "style", "head", "title"}

// plainHTML is what a page says, without its form: tags are left out, blocks begin on new lines, white space is joined. It
// is for mails that have no plain text, and understands no more than those need.
func plainHTML(page string) string {
	var b strings.Builder
	for page != "" {
		i := strings.IndexByte(page, '<')
		if i < 0 {
			i = len(page)
		}
		b.WriteString(strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' || r == '\t' {
				return ' '
			}
			return r
		}, html.UnescapeString(page[:i])))
		page = page[i:]
		if page == "" {
			break
		}
		name, rest := htmlTag(page)
		if name == "" && len(rest) == len(page)-1 { // a sign that begins no tag
			b.WriteByte('<')
		}
		if htmlBreaks[strings.TrimPrefix(name, "/")] {
			b.WriteByte('\n')
		}
		page = rest
	}
	var lines []string
	for line := range strings.Lines(b.String()) {
		line = strings.Join(strings.Fields(line), " ")
		if line != "" || len(lines) > 0 && lines[len(lines)-1] != "" {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// htmlTag is the name of the tag a page begins with, "/p" of one that ends, and what comes after it. Comments have no
// name, and tags whose content nobody sees are skipped with it.
func htmlTag(page string) (name, rest string) {
	if strings.HasPrefix(page, "<!--") {
		_, rest, _ = strings.Cut(page[4:], "-->")
		return "", rest
	}
	if len(page) < 2 || !strings.ContainsRune("/!?abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", rune(page[1])) {
		return "", page[1:]
	}
	inside, rest, _ := strings.Cut(page[1:], ">")
	name = strings.ToLower(strings.TrimSpace(inside))
	if i := strings.IndexAny(name, " \t\r\n"); i >= 0 {
		name = name[:i]
	}
	name = strings.TrimSuffix(name, "/")
	for _, unseen := range htmlUnseen {
		if name == unseen && !strings.HasSuffix(inside, "/") {
			return name, afterFold(rest, "</"+unseen)
		}
	}
	return name, rest
}

// afterFold is what begins with a mark, in any case; nothing when it is not there.
func afterFold(text, mark string) string {
	for i := 0; i+len(mark) <= len(text); i++ {
		if text[i] == mark[0] && strings.EqualFold(text[i:i+len(mark)], mark) {
			return text[i:]
		}
	}
	return ""
}
