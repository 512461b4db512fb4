package kit_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

// drawnLines are the lines a text is drawn in, with a mark for how each part looks: *bold*, /italic/, `code`, [link].
func drawnLines(t *testing.T, source string, width float32) []string {
	t.Helper()
	kittest.App(t, theme.LightMode)
	o := kit.Markdown(source, kit.Small, kit.Ink())
	w := kittest.Open(t, kit.VB(0, o), fyne.NewSize(width, 900))
	var out []string
	y := float32(-1)
	for _, x := range test.LaidOutObjects(w.Content()) {
		c, ok := x.(*canvas.Text)
		if !ok {
			continue
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
		if at.X < 0 || at.X+c.MinSize().Width > width+0.5 {
			t.Errorf("%q stands from %v to %v in %v units", c.Text, at.X, at.X+c.MinSize().Width, width)
		}
		text := c.Text
		switch {
		case c.TextStyle.Monospace:
			text = "`" + text + "`"
		case c.TextStyle.Bold:
			text = "*" + text + "*"
		case c.TextStyle.Italic:
			text = "/" + text + "/"
		}
		if c.Color == theme.Current().AccentInk {
			text = "[" + text + "]"
		}
		if at.Y == y {
			out[len(out)-1] += text
		} else {
			out = append(out, text)
		}
		y = at.Y
	}
	return out
}

func TestMarkdownIsDrawnAsItIsMeant(t *testing.T) {
	for _, c := range []struct {
		source string
		want   string // lines parted by |
	}{
		{"plain, as it is", "plain, as it is"},
		{"# Head\nand text", "*Head*|and text"},
		{"a **bold** word and an *italic* one", "a |*bold*| word and an |/italic/| one"},
		{"- one\n- two\n  - deeper\n3. three", "•|one|•|two|•|deeper|3.|three"},
		{"7) seven\n8) eight", "7)|seven|8)|eight"},
		{"run `make test` now", "run |`make test`| now"},
		{"```\na  b\n\tc\n```", "`a  b`|`    c`"},
		{"> said\n> so", "said|so"},
		{"see [the plan](https://example.org/plan) today", "see |[the plan]| today"},
		{"see https://example.org/a_b today", "see |[https://example.org/a_b]| today"},
		{"write to ingrid@example.org", "write to |[ingrid@example.org]"},
		{"one\ntwo **three**", "one|two |*three*"},
		// nothing is fetched, hidden or run
		{"![pic](https://example.org/p.png) *x*", "![pic](https://example.org/p.png) |/x/"},
		{"<b>no</b> <script>alert(1)</script> *x*", "<b>no</b> <script>alert(1)</script> |/x/"},
		{"[run](javascript:alert(1)) *x*", "[run](javascript:alert(1)) |/x/"},
		{"[file](file:///etc/passwd) *x*", "[file](file:///etc/passwd) |/x/"},
		{"[a]: https://example.org\n*x*", "[a]: |[https://example.org]|/x/"},
		{"Title\n---\n*x*", "Title|/x/"},
		{"2 * 3 * 4 and snake_case_word", "2 * 3 * 4 and snake_case_word"},
		{"    four spaces\n\n*x*", "`four spaces`|/x/"},
		{"as it is\n\n    four spaces", "as it is|    four spaces"},
		{`\*no\* *x*`, "*no* |/x/"},
	} {
		var want []string
		for part := range strings.SplitSeq(c.want, "|") {
			want = append(want, part)
		}
		got := strings.Join(drawnLines(t, c.source, 600), "")
		if got != strings.Join(want, "") {
			t.Errorf("%q is drawn as %q, want %q", c.source, got, strings.Join(want, ""))
		}
	}
}

// TestMarkdownWraps keeps within narrow columns, and loses no letter.
func TestMarkdownWraps(t *testing.T) {
	source := "# A heading that is longer than the column is wide\n\n" + strings.Repeat("Some **bold words** and *italic ones*, and `code` too. ", 12) +
		"\n\n- " + strings.Repeat("deep ", 30) + "\n  - Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik **Donaudampfschifffahrtsgesellschaft**\n\n> " + strings.Repeat("said ", 20)
	words := func(lines []string) string {
		return strings.NewReplacer("*", "", "/", "", "`", "", " ", "", "•", "").Replace(strings.Join(lines, ""))
	}
	wide := words(drawnLines(t, source, 4000))
	for _, w := range []float32{60, 140, 300, 700} {
		if got := words(drawnLines(t, source, w)); got != wide {
			t.Errorf("at %v it reads %q", w, got)
		}
	}
}

func TestLinksAreFollowedOnlyWhenTapped(t *testing.T) {
	var opened []string
	kit.OpenLink = func(u *url.URL) error { opened = append(opened, u.String()); return nil }
	t.Cleanup(func() { kit.OpenLink = nil })
	kittest.App(t, theme.LightMode)
	source := "[plan](https://example.org/plan) and <mailto:a@example.org> and b@example.org, [run](javascript:x) [me](data:text/html,x)"
	w := kittest.Open(t, kit.VB(0, kit.Markdown(source, kit.Small, kit.Ink())), fyne.NewSize(900, 200))
	if len(opened) > 0 {
		t.Errorf("opened by itself: %q", opened)
	}
	for _, o := range test.LaidOutObjects(w.Content()) {
		if n, ok := o.(kit.Named); ok && n.WidgetName() == "link" {
			test.Tap(o.(fyne.Tappable))
		}
	}
	want := []string{"https://example.org/plan", "mailto:a@example.org", "mailto:b@example.org"}
	if !slices.Equal(opened, want) {
		t.Errorf("opened: %q, want %q", opened, want)
	}
	if got := kit.MarkdownLinks(source); !slices.Equal(got, want) {
		t.Errorf("the links are %q", got)
	}
	for _, to := range []string{"javascript:alert(1)", "file:///etc/passwd", "", "http://", "//x", "smb://host/x", "vbscript:x", "https:x"} {
		kit.FollowLink(to)
	}
	if len(opened) != len(want) {
		t.Errorf("opened: %q", opened[len(want):])
	}
}

// TestMarkdownOfAnyKindIsShown gives it what parsers choke on.
func TestMarkdownOfAnyKindIsShown(t *testing.T) {
	kittest.App(t, theme.LightMode)
	for _, source := range []string{
		strings.Repeat(">", 20_000), strings.Repeat("- ", 20_000), strings.Repeat("[", 20_000), strings.Repeat("*a **a ", 5_000),
		strings.Repeat("`", 20_000), strings.Repeat("1. ", 10_000), strings.Repeat("> ", 39) + "x", strings.Repeat("![](", 8_000), "\x00\xff*x*",
		strings.Repeat("# a\n", 5_000), strings.Repeat("a_", 20_000), "**", "-", "- ", "```", "*\n*\n*", "1)", strings.Repeat("*x* line\n", 100_000),
	} {
		o := kit.Markdown(source, kit.Small, kit.Ink())
		if h := kit.HeightOf(o, 300); h <= 0 {
			t.Errorf("%.20q is %v high", source, h)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"# a\n- b **c**", "> > > x", "[a](b)", "```\nx", "1. a\n\n\n2. b", "*_a_*", "- \n-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { kit.MarkdownLinks(s) })
}
