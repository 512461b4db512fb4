package exchange

import (
	"strings"

	"milepost/model"
)

// Limits of a calendar: far above what any calendar has, and so low that nothing that is made to be a burden is one.
const (
	// MaxCalendarBytes is the largest calendar that is read.
	MaxCalendarBytes = 32 << 20

	icsMaxLine  = 1 << 20   // bytes of one line after unfolding; what is longer loses its end
	icsMaxDepth = 8         // components inside one another
	icsMaxParts = 1_000_000 // components and properties that are kept
)

// icsProperty is one line of a calendar: a name, parameters and a value as it stands there.
type icsProperty struct {
	line   int // of the file, where it begins
	name   string
	params string // all of them as they stand there
	value  string
}

// icsComponent is what stands between BEGIN and END.
type icsComponent struct {
	name       string
	line       int
	properties []icsProperty
	inside     []*icsComponent
	broken     *icsProperty // the first line that is none, if any
}

// find is the first property of a name; nil when there is none.
func (c *icsComponent) find(name string) *icsProperty {
	for i := range c.properties {
		if c.properties[i].name == name {
			return &c.properties[i]
		}
	}
	return nil
}

// all are the properties of a name.
func (c *icsComponent) all(name string) []*icsProperty {
	var out []*icsProperty
	for i := range c.properties {
		if c.properties[i].name == name {
			out = append(out, &c.properties[i])
		}
	}
	return out
}

// text is the value of a property as a text, white space joined; empty when there is none.
func (c *icsComponent) text(name string) string {
	p := c.find(name)
	if p == nil {
		return ""
	}
	return model.JoinSpace(icsUnescape(p.value))
}

// word is the value of a property that is one of several words.
func (c *icsComponent) word(name string) string {
	p := c.find(name)
	if p == nil {
		return ""
	}
	return strings.ToUpper(strings.TrimSpace(p.value))
}

var icsUnescaper = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\N`, "\n", `\;`, `;`, `\,`, `,`)

func icsUnescape(s string) string { return icsUnescaper.Replace(s) }

// param is a parameter of a property without its quotation marks; empty when it has none of that name.
func (p *icsProperty) param(name string) string {
	rest := p.params
	for rest != "" {
		var one string
		one, rest = cutOutside(rest, ';')
		key, value, _ := strings.Cut(one, "=")
		if strings.EqualFold(strings.TrimSpace(key), name) {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return ""
}

// cutOutside cuts at the first separator that does not stand between quotation marks.
func cutOutside(s string, separator byte) (before, after string) {
	quoted := false
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == separator && !quoted:
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// parseICS takes a calendar apart. It refuses nothing: what is no line of a calendar is marked at the component it
// stands in, because one broken event must not cost all others. Components that nobody closed end with the file. The
// outcome is a component without a name, with everything inside; nil when there is more than anybody can want.
func parseICS(text string) *icsComponent {
	root := &icsComponent{}
	stack := []*icsComponent{root}
	skipped := 0 // components that are open and too deep
	parts := 0
	reader := icsReader{text: text, line: 1}
	for {
		raw, line, ok := reader.next()
		switch {
		case !ok:
			return root
		case parts > icsMaxParts:
			return nil
		}
		if strings.TrimSpace(raw) == "" {
			continue
		}
		now := stack[len(stack)-1]
		p, good := parseICSLine(raw, line)
		switch {
		case skipped > 0 && p.name == "BEGIN":
			skipped++
		case skipped > 0 && p.name == "END":
			skipped--
		case skipped > 0:
		case !good:
			if now.broken == nil {
				now.broken = &p
			}
		case p.name == "BEGIN" && len(stack) > icsMaxDepth:
			skipped = 1
		case p.name == "BEGIN":
			c := &icsComponent{name: strings.ToUpper(strings.TrimSpace(p.value)), line: line}
			parts++
			now.inside = append(now.inside, c)
			stack = append(stack, c)
		case p.name == "END":
			stack = closed(stack, strings.ToUpper(strings.TrimSpace(p.value)))
		case wantedICS[p.name]:
			parts++
			now.properties = append(now.properties, p)
		}
	}
}

// closed is the stack after the END of a component, with what was left open in it. An END of nothing closes nothing.
func closed(stack []*icsComponent, name string) []*icsComponent {
	for i := len(stack) - 1; i > 0; i-- {
		if stack[i].name == name {
			return stack[:i]
		}
	}
	return stack
}

// wantedICS are the only properties that are kept: nobody asked for the rest, least of all for descriptions.
var wantedICS = map[string]bool{
	"METHOD": true, "X-WR-TIMEZONE": true, "TZID": true, "X-LIC-LOCATION": true, "TZOFFSETFROM": true, "TZOFFSETTO": true,
	"DTSTART": true, "DTEND": true, "DURATION": true, "RRULE": true, "RDATE": true, "EXDATE": true, "EXRULE": true, "RECURRENCE-ID": true,
	"UID": true, "SUMMARY": true, "LOCATION": true, "STATUS": true, "ATTENDEE": true, "ORGANIZER": true,
}

// parseICSLine takes a line apart: NAME;PARAMETERS:VALUE. The bool is false when it is none.
func parseICSLine(raw string, line int) (icsProperty, bool) {
	head, value := cutOutside(raw, ':')
	p := icsProperty{line: line, value: value}
	name, params, _ := strings.Cut(head, ";")
	p.name, p.params = strings.ToUpper(strings.TrimSpace(name)), params
	if len(head) == len(raw) || !icsName(p.name) {
		return p, false
	}
	for rest := params; rest != ""; {
		var one string
		one, rest = cutOutside(rest, ';')
		if strings.TrimSpace(one) == "" || !strings.Contains(one, "=") {
			return p, false
		}
	}
	return p, !strings.Contains(head, ";;")
}

func icsName(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return s != ""
}

// icsReader unfolds lines: one that begins with a space or a tab goes on with the line before.
type icsReader struct {
	text string
	at   int
	line int // of the next physical line
}

// physical is the next line of the file without its end; CRLF, LF and CR all end one.
func (r *icsReader) physical() string {
	rest := r.text[r.at:]
	end := strings.IndexAny(rest, "\r\n")
	if end < 0 {
		r.at = len(r.text)
		r.line++
		return rest
	}
	next := end + 1
	if rest[end] == '\r' && next < len(rest) && rest[next] == '\n' {
		next++
	}
	r.at += next
	r.line++
	return rest[:end]
}

func (r *icsReader) next() (text string, line int, ok bool) {
	if r.at >= len(r.text) {
		return "", 0, false
	}
	line = r.line
	text = r.physical()
	var more strings.Builder
	for r.at < len(r.text) && (r.text[r.at] == ' ' || r.text[r.at] == '\t') {
		if more.Len() == 0 {
			more.WriteString(text)
		}
		part := r.physical()[1:]
		if more.Len()+len(part) <= icsMaxLine {
			more.WriteString(part)
		}
	}
	if more.Len() > 0 {
		text = more.String()
	}
	return text, line, true
}
