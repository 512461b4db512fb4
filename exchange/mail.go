package exchange

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"

	"milepost/model"
)

// mailDepth is how deep the parts of a mail may be nested, and mailParts how many there may be in all; others are built
// to harm.
const (
	mailDepth = 8
	mailParts = 200
)

// mailText is what is taken of a mail.
type mailText struct {
	subject, text string
	on            time.Time // when it was sent; zero: not known
	attachments   int
}

// errMail says that bytes are no mail, or one that nothing can be taken of.
var errMail = errors.New("not a mail")

// readMail takes subject and text of a mail as it is kept in an .eml file (RFC 5322, MIME). Of several forms of the same
// text the plain one is taken, else the HTML without its tags. Attachments are counted. Any other fault is an error:
// what cannot be read as a whole is not taken in part.
func readMail(data []byte) (mailText, error) {
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil || len(m.Header) == 0 {
		return mailText{}, errors.Join(errMail, err)
	}
	words := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(in)
		return strings.NewReader(inCharset(b, charset)), err
	}}
	var out mailText
	if out.subject, err = words.DecodeHeader(m.Header.Get("Subject")); err != nil {
		out.subject = m.Header.Get("Subject") // as it is written
	}
	out.subject = model.JoinSpace(strings.ToValidUTF8(out.subject, "�"))
	if on, err := m.Header.Date(); err == nil {
		out.on = on
	}
	p := &mailParser{}
	text, err := p.part(m.Header, m.Body, 0)
	if err != nil {
		return mailText{}, errors.Join(errMail, err)
	}
	out.text, out.attachments = withoutSignature(text), p.attachments
	if strings.ContainsRune(out.subject+out.text, 0) {
		return mailText{}, errMail
	}
	return out, nil
}

type mailParser struct{ attachments, parts int }

type mailHeader interface{ Get(string) string }

// part is the text of one part, which may consist of parts.
func (p *mailParser) part(h mailHeader, body io.Reader, depth int) (string, error) {
	if p.parts++; depth > mailDepth || p.parts > mailParts {
		return "", errMail
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil && !errors.Is(err, mime.ErrInvalidMediaParameter) || kind == "" {
		kind, params = "text/plain", nil // as the standard says of mails without one
	}
	if place, _, err := mime.ParseMediaType(h.Get("Content-Disposition")); err == nil && place == "attachment" {
		p.attachments++
		return "", nil
	}
	if strings.HasPrefix(kind, "multipart/") {
		return p.multipart(kind, params["boundary"], body, depth)
	}
	if kind != "text/plain" && kind != "text/html" {
		p.attachments++
		return "", nil
	}
	data, err := io.ReadAll(decoded(body, h.Get("Content-Transfer-Encoding")))
	if err != nil {
		return "", err
	}
	text := strings.ReplaceAll(inCharset(data, params["charset"]), "\r\n", "\n")
	switch {
	case kind == "text/html":
		text = plainHTML(text)
	case strings.EqualFold(params["format"], "flowed"):
		text = unflowed(text, strings.EqualFold(params["delsp"], "yes"))
	}
	return strings.TrimSpace(text), nil
}

func (p *mailParser) multipart(kind, boundary string, body io.Reader, depth int) (string, error) {
	if boundary == "" {
		return "", errMail
	}
	r := multipart.NewReader(body, boundary)
	var texts []string
	plain, other := "", ""
	for {
		part, err := r.NextRawPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", err
		}
		before := p.attachments
		text, err := p.part(part.Header, part, depth+1)
		if err != nil {
			return "", err
		}
		if kind == "multipart/alternative" {
			p.attachments = before // another form of the text, and no attachment
		}
		if media, _, _ := mime.ParseMediaType(part.Header.Get("Content-Type")); media == "text/html" || strings.HasPrefix(media, "multipart/") {
			other = text
		} else if text != "" {
			plain = text
		}
		if text != "" {
			texts = append(texts, text)
		}
	}
	if kind == "multipart/alternative" {
		if plain == "" {
			plain = other
		}
		return plain, nil
	}
	return strings.Join(texts, "\n\n"), nil
}

// decoded undoes how bytes were written for the journey.
func decoded(body io.Reader, encoding string) io.Reader {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		return base64.NewDecoder(base64.StdEncoding, &onlyBase64{r: body})
	case "quoted-printable":
		return quotedprintable.NewReader(body)
	}
	return body
}

// onlyBase64 leaves out what mail programs put between the letters, such as blanks.
type onlyBase64 struct{ r io.Reader }

// Read passes on the letters of base64.
func (o *onlyBase64) Read(b []byte) (int, error) {
	for {
		n, err := o.r.Read(b)
		kept := 0
		for _, c := range b[:n] {
			if c > ' ' {
				b[kept] = c
				kept++
			}
		}
		if kept > 0 || err != nil || n == 0 {
			return kept, err
		}
	}
}

// inCharset reads bytes as the charset says; one that is wrong or unknown is guessed, so that nothing is lost.
func inCharset(data []byte, charset string) string {
	if e, err := htmlindex.Get(strings.TrimSpace(charset)); charset != "" && err == nil {
		if name, _ := htmlindex.Name(e); name != "utf-8" {
			if out, err := e.NewDecoder().Bytes(data); err == nil {
				return strings.ToValidUTF8(string(out), "�")
			}
		}
	}
	if utf8.Valid(data) {
		return string(data)
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return strings.ToValidUTF8(string(data), "�")
	}
	return string(out)
}

// unflowed joins the lines of a paragraph that was broken for the journey (RFC 3676).
func unflowed(text string, withoutSpace bool) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		bare := strings.TrimSuffix(line, "\n")
		soft := strings.HasSuffix(bare, " ") && bare != "-- "
		bare = strings.TrimPrefix(bare, " ")
		switch {
		case !soft:
			b.WriteString(bare + "\n")
		case withoutSpace:
			b.WriteString(strings.TrimSuffix(bare, " "))
		default:
			b.WriteString(bare)
		}
	}
	return b.String()
}

// withoutSignature cuts what stands below the line that announces a signature.
func withoutSignature(text string) string {
	for _, mark := range []string{"\n-- \n", "\n--\n"} {
		if i := strings.Index(text, mark); i >= 0 {
			text = text[:i]
		}
	}
	return strings.TrimSpace(text)
}

// newSubject is a subject without what programs put before it when a mail is answered or passed on, so that a line can
// begin with whom it is about.
func newSubject(subject string) string {
	for {
		mark, rest, found := strings.Cut(subject, ":")
		switch strings.ToLower(strings.TrimSpace(mark)) {
		case "re", "fw", "fwd", "aw", "wg", "sv", "vs", "tr", "rv":
		default:
			found = false
		}
		if !found {
			return subject
		}
		subject = strings.TrimSpace(rest)
	}
}
