package exchange

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func crlf(s string) []byte { return []byte(strings.ReplaceAll(s, "\n", "\r\n")) }

func TestMails(t *testing.T) {
	for _, c := range []struct {
		name, mail, subject, text string
		attachments               int
	}{
		{"plain", "Subject: Jonas: price\nFrom: a@b\n\nHe asked.\n\nTwice.\n", "Jonas: price", "He asked.\n\nTwice.", 0},
		{"no type at all, and a signature", "Subject: x\n\nHe asked.\n-- \nSent from a phone\n", "x", "He asked.", 0},
		{"encoded words", "Subject: =?utf-8?Q?Thu_H=C3=A0=3A_gr=C3=B6=C3=9Fer?= =?iso-8859-2?B?o3VjamE=?=\n\n\n", "Thu Hà: größerŁucja", "", 0},
		{"an encoded word in a charset nobody knows", "Subject: =?x-none?Q?a=E9?=\n\nb", "aé", "b", 0},
		{"quoted-printable", "Subject: x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nf=C3=BCr ei=\nne Zeile =3D eins\n", "x", "für eine Zeile = eins", 0},
		{"base64 and Windows", "Subject: x\nContent-Type: text/plain; charset=windows-1252\nContent-Transfer-Encoding: base64\n\nZvxyIEhh\ndm4=\n", "x", "für Havn", 0},
		{"a charset that is wrong", "Subject: x\nContent-Type: text/plain; charset=utf-8\n\nf\xfcr Havn\n", "x", "für Havn", 0},
		{"a Japanese mail", "Subject: x\nContent-Type: text/plain; charset=iso-2022-jp\n\n\x1b$B6b@<\x1b(B\n", "x", "金声", 0},
		{
			"two forms of one text", "Subject: x\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<p>html</p>\n--b--\n",
			"x", "plain", 0,
		},
		{
			"HTML alone", "Subject: x\nContent-Type: text/html; charset=utf-8\n\n<html><head><title>t</title><style>p{}</style></head><body><p>He &amp; I</p><!-- <p>no</p> -->a<br>b &lt; c 1 < 2<div>d</div><script>alert('<p>')</script></body></html>\n",
			"x", "He & I\na\nb < c 1 < 2\nd", 0,
		},
		{
			"text with a picture and a mail", "Subject: x\nContent-Type: multipart/mixed; boundary=\"b c\"\n\npreamble\n--b c\nContent-Type: multipart/alternative; boundary=in\n\n--in\nContent-Type: text/html\n\n<b>only</b>\n--in--\n\n--b c\nContent-Type: image/png\nContent-Disposition: attachment; filename=a.png\nContent-Transfer-Encoding: base64\n\niVBORw==\n--b c\nContent-Type: text/plain\nContent-Disposition: attachment\n\nnot this\n--b c\nContent-Type: message/rfc822\n\nSubject: y\n\nz\n--b c--\n",
			"x", "only", 3,
		},
		{
			"an invitation beside its text", "Subject: x\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nplain\n--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--b--\n",
			"x", "plain", 0,
		},
		{"flowed", "Subject: x\nContent-Type: text/plain; format=flowed\n\nHe asked \nfor more.\n\nTwice.\n", "x", "He asked for more.\n\nTwice.", 0},
	} {
		got, err := readMail(crlf(c.mail))
		if err != nil || got.subject != c.subject || got.text != c.text || got.attachments != c.attachments {
			t.Errorf("%s: %q, %q, %d attachments, %v; want %q, %q, %d", c.name, got.subject, got.text, got.attachments, err, c.subject, c.text, c.attachments)
		}
	}
}

func TestWhatIsNoMail(t *testing.T) {
	deep := nested(mailDepth + 1)
	if got, err := readMail(crlf(nested(mailDepth))); err != nil || got.text != "innermost" {
		t.Errorf("a mail as deep as may be: %+v, %v", got, err)
	}
	many := "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\n\na\n", mailParts+1) + "--b--\n"
	for name, mail := range map[string]string{
		"nothing": "", "no header": "hello\n", "no boundary": "Subject: x\nContent-Type: multipart/mixed\n\na", "too deep": deep, "too many": many,
		"cut off":    "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nJonas asked",
		"bad base64": "Subject: x\nContent-Transfer-Encoding: base64\n\n!!!!\n", "a NUL": "Subject: x\n\na\x00b\n",
	} {
		if got, err := readMail(crlf(mail)); err == nil {
			t.Errorf("%s is read as %+v", name, got)
		}
	}
}

// nested is a mail whose text is within parts of parts.
func nested(depth int) string {
	part := "Content-Type: text/plain\n\ninnermost"
	for i := range depth {
		b := string(rune('a' + i))
		part = "Content-Type: multipart/mixed; boundary=" + b + "\n\n--" + b + "\n" + part + "\n--" + b + "--"
	}
	return "Subject: x\n" + part + "\n"
}

func TestInboxTakesMails(t *testing.T) {
	s, folder := inboxTeam(t)
	drop(t, folder, "a.eml", string(crlf("Subject: Fwd: Re: Jonas, Havn\nDate: Fri, 20 Nov 2026 23:30:00 +0000\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nwants a date\n--b\nContent-Type: image/png\n\nx\n--b--\n")))
	drop(t, folder, "b.eml", string(crlf("Subject: \n\nthu ha won it\n")))
	drop(t, folder, "c.eml", string(crlf("Subject: Lunch\nDate: Fri, 20 Nov 2037 23:30:00 +0000\n\nJonas paid\n")))
	got := lookInto(t, NewInbox(s, folder))
	if got.Files != 3 || got.Attachments != 1 || got.Notes != 2 || got.Waiting != 1 {
		t.Errorf("the mails brought %+v", got)
	}
	wantLines(t, "Jonas", notesOf(t, s, "Jonas Lindqvist"), "Havn\n\nwants a date (2026-11-21)") // it was past midnight here
	wantLines(t, "Thu Hà", notesOf(t, s, "Thu Hà Nguyễn"), "won it (2026-11-23)")
	wantLines(t, "waiting", waits(t, s), "Lunch\n\nJonas paid")
	lines, err := s.Inbox(ctx)
	if err != nil || lines[0].On.String() != "2026-11-23" || lines[0].FileName != "c.eml" {
		t.Errorf("a mail from a clock that is wrong: %+v, %v", lines, err)
	}
}

// FuzzInbox holds that no bytes make the reader panic or give a text that the file cannot keep, and that the time grows no
// faster than the bytes.
func FuzzInbox(f *testing.F) {
	for _, seed := range []string{
		"Jonas asked", "Subject: =?utf-8?B?SsOzbg==?=\r\n\r\nx", "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>a<!--b\r\n--b--",
		"<script></script", "<", "Subject: x\r\nContent-Type: text/plain; format=flowed; delsp=yes\r\n\r\na \r\nb", "\xff\xfea\x00", "--b\nContent-Type: a/b; x*0=1",
	} {
		f.Add([]byte(seed))
	}
	book := addressBook()
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.eml", "a.txt"} {
			l := &looking{now: inboxNow, book: book}
			file := inboxFile{name: name, on: testDay}
			key, ok := l.understand(&file, data)
			if !ok && key == "" || ok && key != "" {
				t.Errorf("%s: %v, %q", name, ok, key)
			}
			if file.on.After(testDay) || file.on.IsZero() {
				t.Errorf("the day is %v", file.on)
			}
			for _, line := range file.lines {
				if !utf8.ValidString(line) || strings.ContainsRune(line, 0) || strings.TrimSpace(line) == "" {
					t.Errorf("%s gives the line %q", name, line)
				}
			}
		}
		_ = plainHTML(string(data))
	})
}

func TestHTMLTakesTimeThatGrowsWithItsLength(t *testing.T) {
	for _, page := range []string{strings.Repeat("<script>", 1<<16), strings.Repeat("<", 1<<19), strings.Repeat("<!--", 1<<17), strings.Repeat("<p ", 1<<17), strings.Repeat("&amp", 1<<17)} {
		if text := plainHTML(page); len(text) > len(page) { // a square would take hours
			t.Errorf("%.20q… became longer", page)
		}
	}
}
