package exchange

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"milepost/model"
)

// Encoding names how the text of a file is written.
type Encoding string

// Encodings that can be chosen. EncodingAuto looks at the bytes: a byte order mark, else UTF-16 by its NULs, else valid
// UTF-8, else Windows-1252.
const (
	EncodingAuto Encoding = ""
	EncodingUTF8 Encoding = "utf-8"
	EncodingLE   Encoding = "utf-16le"
	EncodingBE   Encoding = "utf-16be"
	Encoding1250 Encoding = "windows-1250"
	Encoding1251 Encoding = "windows-1251"
	Encoding1252 Encoding = "windows-1252"
	Encoding1253 Encoding = "windows-1253"
	Encoding1254 Encoding = "windows-1254"
	Encoding1257 Encoding = "windows-1257"
)

// Encodings are all that can be chosen by hand, in the order of a menu.
var Encodings = []Encoding{EncodingUTF8, EncodingLE, EncodingBE, Encoding1252, Encoding1250, Encoding1251, Encoding1253, Encoding1254, Encoding1257}

var codecs = map[Encoding]encoding.Encoding{
	EncodingLE: unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), EncodingBE: unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	Encoding1250: charmap.Windows1250, Encoding1251: charmap.Windows1251, Encoding1252: charmap.Windows1252,
	Encoding1253: charmap.Windows1253, Encoding1254: charmap.Windows1254, Encoding1257: charmap.Windows1257,
}

var marks = []struct {
	bytes    string
	encoding Encoding
}{{"\xef\xbb\xbf", EncodingUTF8}, {"\xff\xfe", EncodingLE}, {"\xfe\xff", EncodingBE}}

// decode turns the bytes of a file into text without a byte order mark. Bytes alone cannot tell one Windows page from
// another, so that can be chosen. Errors are ErrInvalid and name the line.
func decode(file string, data []byte, want Encoding) (string, Encoding, error) {
	for _, m := range marks {
		if strings.HasPrefix(string(data[:min(len(data), 3)]), m.bytes) {
			data, want = data[len(m.bytes):], m.encoding
			break
		}
	}
	if want == EncodingAuto {
		want = guessEncoding(data)
	}
	if want == EncodingUTF8 {
		if !utf8.Valid(data) {
			return "", want, &model.Problem{Key: "import.table.encoding", Args: []any{string(want)}, File: file, Line: badLine(data), Err: model.ErrInvalid}
		}
		return checkBinary(file, string(data), want)
	}
	codec, ok := codecs[want]
	if !ok {
		return "", want, &model.Problem{Key: "import.table.encoding.unknown", Args: []any{string(want)}, File: file, Err: model.ErrInvalid}
	}
	text, err := codec.NewDecoder().Bytes(data)
	if err != nil {
		return "", want, &model.Problem{Key: "import.table.encoding", Args: []any{string(want)}, File: file, Err: model.ErrInvalid}
	}
	return checkBinary(file, string(text), want)
}

// guessEncoding looks at text without a mark. In UTF-16 separators, ends of lines and Latin letters have a NUL, all on
// the same side; other text has none at all.
func guessEncoding(data []byte) Encoding {
	var nuls [2]int
	for i, b := range data {
		if b == 0 {
			nuls[i%2]++
		}
	}
	switch {
	case nuls[0] == 0 && nuls[1] > 0 && hasLines(data, EncodingLE):
		return EncodingLE
	case nuls[1] == 0 && nuls[0] > 0 && hasLines(data, EncodingBE):
		return EncodingBE
	case utf8.Valid(data):
		return EncodingUTF8
	}
	return Encoding1252
}

// hasLines says whether data is text of more than one line in an encoding of two bytes each.
func hasLines(data []byte, e Encoding) bool {
	text, err := codecs[e].NewDecoder().Bytes(data)
	return err == nil && len(data)%2 == 0 && bytes.ContainsAny(text, "\r\n")
}

// badLine is the line of the first byte that is not UTF-8.
func badLine(data []byte) int {
	at := 0
	for at < len(data) {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return 1 + bytes.Count(data[:at], []byte("\n"))
}

// checkBinary refuses what is no text: no list of people holds a NUL, and the file could not keep it.
func checkBinary(file, text string, e Encoding) (string, Encoding, error) {
	if i := strings.IndexByte(text, 0); i >= 0 {
		return "", e, &model.Problem{Key: "import.table.binary", File: file, Line: 1 + strings.Count(text[:i], "\n"), Err: model.ErrInvalid}
	}
	return text, e, nil
}
