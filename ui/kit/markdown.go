package kit

import (
	"bytes"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"milepost/ui/theme"
)

// markdownLimit is how long a text may be, in bytes, to be taken for Markdown: a longer one was pasted, and is shown as it
// is.
const markdownLimit = 64 << 10

// run is a part of a text that looks the same all through.
type run struct {
	text   string
	bold   bool
	italic bool
	code   bool
	link   string // where it leads, empty: nowhere
}

// richBlock is a paragraph, a heading, an item of a list, or lines of code.
type richBlock struct {
	runs    []run
	heading int     // from 1 on; 0: none
	code    bool    // lines are kept as they are
	spaces  bool    // it is code because it is set in, which people also do for other reasons
	rule    bool    // a line across
	indent  float32 // from the left edge
	mark    string  // of an item of a list, which hangs before it
	quote   bool
	close   bool // belongs to the block before: less room between them
}

// markdown is the one parser. It knows paragraphs, headings, lists, quotations, code, emphasis and links, and nothing that
// could fetch something or hide it: HTML, pictures, references and headings by underlining stay as they were written.
var markdown = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewThematicBreakParser(), 200), util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400), util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600), util.Prioritized(parser.NewFencedCodeBlockParser(), 700), util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100), util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300), util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(extension.WithLinkifyAllowedProtocols([]string{"http:", "https:", "mailto:"})), 999),
		),
	)
})

// parseMarkdown takes a text apart; nil when it is plain and shall be shown as it was written.
func parseMarkdown(source string) []richBlock {
	if len(source) > markdownLimit || !strings.ContainsAny(source, "*_`#>-+[:.)@/<") || deep(source) {
		return nil
	}
	src := []byte(strings.ReplaceAll(source, "\r\n", "\n"))
	b := &richBuilder{src: src}
	b.blocks(markdown().Parse(text.NewReader(src)), 0, false)
	if b.plain() {
		return nil
	}
	return b.out
}

// deepest is how many quotations and lists may stand in one another: each costs the parser as much again.
const deepest = 40

// deep says whether a line begins with more marks than anybody means.
func deep(source string) bool {
	for line := range strings.SplitSeq(source, "\n") {
		marks := 0
		for _, c := range line {
			if c == '>' || c == '-' || c == '*' || c == '+' {
				marks++
			} else if c != ' ' {
				break
			}
		}
		if marks > deepest {
			return true
		}
	}
	return false
}

// richBuilder collects blocks.
type richBuilder struct {
	src []byte
	out []richBlock
}

const (
	itemIndent  = 18
	quoteIndent = 12
)

// plain says whether nothing in the text is marked, so that it is shown as it was written, with every blank line.
func (b *richBuilder) plain() bool {
	for _, x := range b.out {
		if x.heading > 0 || x.code && !x.spaces || x.rule || x.mark != "" || x.quote {
			return false
		}
		for _, r := range x.runs {
			if r.bold || r.italic || r.code && !x.spaces || r.link != "" {
				return false
			}
		}
	}
	return true
}

// blocks walks what stands in a block.
func (b *richBuilder) blocks(parent ast.Node, indent float32, quote bool) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			b.add(richBlock{heading: n.Level, runs: b.inline(n, run{}), indent: indent, quote: quote})
		case *ast.FencedCodeBlock:
			b.add(richBlock{code: true, runs: []run{{text: b.lines(n), code: true}}, indent: indent, quote: quote})
		case *ast.CodeBlock:
			b.add(richBlock{code: true, spaces: true, runs: []run{{text: b.lines(n), code: true}}, indent: indent, quote: quote})
		case *ast.ThematicBreak:
			b.add(richBlock{rule: true, indent: indent, quote: quote})
		case *ast.Blockquote:
			b.blocks(n, indent+quoteIndent, true)
		case *ast.List:
			b.list(n, indent, quote)
		default:
			if runs := b.inline(n, run{}); len(runs) > 0 {
				b.add(richBlock{runs: runs, indent: indent, quote: quote})
			}
		}
	}
}

func (b *richBuilder) add(x richBlock) { b.out = append(b.out, x) }

// list numbers its items or gives them a dot; what stands in an item is set in.
func (b *richBuilder) list(l *ast.List, indent float32, quote bool) {
	number := l.Start
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		mark := "•"
		if l.IsOrdered() {
			mark = strconv.Itoa(number) + string(l.Marker)
			number++
		}
		first := len(b.out)
		b.blocks(n, indent+itemIndent, quote)
		if first == len(b.out) { // an empty item
			b.add(richBlock{indent: indent + itemIndent, quote: quote, runs: []run{{text: ""}}})
		}
		if b.out[first].mark == "" {
			b.out[first].mark = mark
		}
		b.out[first].close = n != l.FirstChild() || indent > 0
	}
}

// lines are those of a block as they were written.
func (b *richBuilder) lines(n ast.Node) string {
	var out bytes.Buffer
	for i := range n.Lines().Len() {
		at := n.Lines().At(i)
		out.Write(at.Value(b.src))
	}
	return strings.TrimSuffix(out.String(), "\n")
}

// inline are the runs of a block. Lines end where they were written: who presses Enter in a note means it.
func (b *richBuilder) inline(parent ast.Node, as run) []run {
	var out []run
	add := func(text string, r run) {
		r.text = text
		if last := len(out) - 1; last >= 0 && same(out[last], r) {
			out[last].text += text
			return
		}
		out = append(out, r)
	}
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r := as
		switch n := n.(type) {
		case *ast.Text:
			add(string(util.UnescapePunctuations(n.Segment.Value(b.src))), r)
			if n.SoftLineBreak() || n.HardLineBreak() {
				add("\n", r)
			}
		case *ast.CodeSpan:
			r.code = true
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				if t, ok := c.(*ast.Text); ok {
					add(strings.ReplaceAll(string(t.Segment.Value(b.src)), "\n", " "), r)
				}
			}
		case *ast.Emphasis:
			if n.Level > 1 {
				r.bold = true
			} else {
				r.italic = true
			}
			out = append(out, b.inline(n, r)...)
		case *ast.Link:
			r.link = safeLink(string(n.Destination))
			if inner := b.inline(n, r); r.link != "" && len(inner) > 0 {
				out = append(out, inner...)
			} else { // where it leads must not be hidden
				add("[", as)
				out = append(out, b.inline(n, as)...)
				add("]("+string(n.Destination)+")", as)
			}
		case *ast.AutoLink:
			r.link = safeLink(string(n.URL(b.src)))
			add(string(n.Label(b.src)), r)
		case *ast.Image: // nothing is fetched
			add("![", as)
			out = append(out, b.inline(n, as)...)
			add("]("+string(n.Destination)+")", as)
		default:
			out = append(out, b.inline(n, r)...)
		}
	}
	return out
}

// same says whether two runs look the same.
func same(a, b run) bool {
	a.text, b.text = "", ""
	return a == b
}

// safeLink is an address that may be opened: a page or a letter, and nothing that runs on this computer.
func safeLink(to string) string {
	u, err := url.Parse(to)
	if err != nil {
		return ""
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	case "":
		if !strings.Contains(to, "@") || strings.ContainsAny(to, "/ ") {
			return ""
		}
		u = &url.URL{Scheme: "mailto", Opaque: to}
	default:
		return ""
	}
	return u.String()
}

// MarkdownLinks are where the links of a text lead, each once, in their order.
func MarkdownLinks(source string) []string {
	var out []string
	for _, b := range parseMarkdown(source) {
		for _, r := range b.runs {
			if r.link != "" && !slices.Contains(out, r.link) {
				out = append(out, r.link)
			}
		}
	}
	return out
}

// style is how a run of a block looks, in a text of a base style.
func (r run) style(b richBlock, base Style) Style {
	st := base
	switch {
	case b.heading == 1:
		st = Style{base.Size + 2, theme.SemiBold}
	case b.heading > 1:
		st = Style{base.Size, theme.SemiBold}
	}
	switch {
	case r.code:
		st.Weight = theme.Mono
	case r.bold:
		st.Weight = theme.SemiBold
	case r.italic && st.Weight != theme.SemiBold:
		st.Weight = theme.Italic
	}
	return st
}
