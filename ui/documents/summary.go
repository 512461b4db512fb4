package documents

import (
	"strconv"
	"strings"

	"milepost/model"
	"milepost/ui/words"
)

// SummaryForm is how the summary of a one-on-one is written.
type SummaryForm string

// Forms of a summary.
const (
	SummaryPlain    SummaryForm = "plain"
	SummaryMarkdown SummaryForm = "markdown"
)

// SummaryTitle is the first line of a summary, and the subject of a mail.
func SummaryTitle(t *model.SharedTalk) string {
	return words.Say("summary.title", t.Call, t.ManagerCall, words.Weekday(int(t.On.Weekday())), words.Date(t.On))
}

// Summary is the text of a one-on-one for the rep: what was talked about, what each has promised, with numbers to answer
// to, and when the next talk is. Lines end with a newline.
func Summary(t *model.SharedTalk, form SummaryForm) string {
	s := &summary{t: t, markdown: form == SummaryMarkdown}
	s.heading(1, SummaryTitle(t))
	s.points("summary.talked", t.Talked)
	s.points("summary.raised", t.Raised)
	s.kept()
	s.items()
	if !t.NextOn.IsZero() {
		next := words.DateWeekday(t.NextOn, t.AsOf)
		if t.NextAt != "" {
			next = words.Say("oneonone.meeting.at", next, t.NextAt)
		}
		s.paragraph(words.Say("summary.next", next))
	}
	return s.out.String()
}

// summary is a text on its way.
type summary struct {
	t        *model.SharedTalk
	markdown bool
	out      strings.Builder
}

func (s *summary) line(text string) { s.out.WriteString(text + "\n") }

func (s *summary) heading(level int, text string) {
	if level > 1 {
		s.line("")
	}
	if s.markdown {
		text = strings.Repeat("#", level) + " " + escaped(text)
	}
	s.line(text)
	if s.markdown {
		s.line("")
	}
}

func (s *summary) paragraph(text string) {
	s.line("")
	s.line(text)
}

// text is a text of somebody in one line. In Markdown it shows what was written, whatever signs are in it.
func (s *summary) text(written string) string {
	written = model.JoinSpace(written)
	if s.markdown {
		return escaped(written)
	}
	return written
}

var markdownSigns = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, "~", `\~`, "|", `\|`)

// escaped keeps signs of Markdown from doing anything, also a number or a sign at the beginning.
func escaped(text string) string {
	text = markdownSigns.Replace(text)
	if text != "" && strings.ContainsRune("#>+-=", rune(text[0])) {
		return `\` + text
	}
	figures := len(text) - len(strings.TrimLeft(text, "0123456789"))
	if figures > 0 && figures < len(text) && strings.ContainsRune(".)", rune(text[figures])) {
		return text[:figures] + `\` + text[figures:]
	}
	return text
}

func (s *summary) points(key string, points []model.SharedPoint) {
	if len(points) == 0 {
		return
	}
	s.heading(2, words.Say(key))
	for _, p := range points {
		s.line("- " + s.text(p.Text))
	}
}

func (s *summary) kept() {
	if len(s.t.Kept) == 0 {
		return
	}
	s.heading(2, words.Say("summary.kept"))
	for _, a := range s.t.Kept {
		s.line("- " + words.Say("summary.who", s.who(a.OwedBy), s.text(a.Text)))
	}
}

func (s *summary) who(side model.Side) string {
	if side == model.SideRep {
		return s.t.Call
	}
	return s.t.ManagerCall
}

// items are the open promises of both, with their numbers.
func (s *summary) items() {
	if len(s.t.Items) == 0 {
		s.paragraph(words.Say("summary.nothing"))
		return
	}
	for _, side := range []model.Side{model.SideRep, model.SideManager} {
		first := true
		for _, item := range s.t.Items {
			if item.OwedBy != side {
				continue
			}
			if first {
				s.heading(2, words.Say("summary.owes", s.who(side)))
				first = false
			}
			s.line(strconv.Itoa(item.Number) + ". " + s.text(item.Text) + s.due(item))
		}
	}
	s.paragraph(words.Say("summary.carry"))
	s.line(words.Say("summary.answer", answerExample(len(s.t.Items))))
}

// due says by when, and since when it is open if it was there before the talk.
func (s *summary) due(item model.SharedItem) string {
	var parts []string
	if on := item.DueOn; !on.IsZero() {
		key := "summary.due"
		if on.Before(s.t.AsOf) {
			key = "summary.was"
		}
		parts = append(parts, words.Say(key, words.DateWeekday(on, s.t.AsOf)))
	}
	if s.t.Before(item) {
		parts = append(parts, words.Say("summary.since", words.DateShort(item.OpenedOn, s.t.AsOf)))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// answerExample shows how to answer with as many numbers as there are.
func answerExample(items int) string {
	parts := []string{words.Say("summary.answer.done", 1), words.Say("summary.answer.by", 2), words.Say("summary.answer.no", 3)}
	return strings.Join(parts[:min(items, len(parts))], ", ")
}
