package exchange

import "strings"

// MailLimit is how many bytes a link to a mail program may have: many programs and systems cut what is longer, some at
// 2,048.
const MailLimit = 2000

// MailLink is a mailto link as RFC 6068 has it: everything but letters, figures and - . _ ~ is percent-encoded, so that
// no address or text can add a field, and lines end with %0D%0A. The address may be empty.
func MailLink(to, subject, body string) string {
	link := "mailto:" + mailEscape(to, "@") + "?subject=" + mailEscape(oneLinkLine.Replace(subject), "")
	if body != "" {
		link += "&body=" + mailEscape(linkLines.Replace(body), "")
	}
	return link
}

var (
	linkLines   = strings.NewReplacer("\r\n", "\r\n", "\r", "\r\n", "\n", "\r\n")
	oneLinkLine = strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ")
)

func mailEscape(s, also string) string {
	const figures = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', strings.IndexByte("-._~", c) >= 0, also != "" && strings.IndexByte(also, c) >= 0:
			b.WriteByte(c)
		default:
			b.Write([]byte{'%', figures[c>>4], figures[c&15]})
		}
	}
	return b.String()
}
