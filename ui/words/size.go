package words

import "fmt"

// Size is a number of bytes as people read it: "640 kB", "1.2 MB".
func Size(bytes int64) string {
	const kilo = 1000
	switch {
	case bytes < kilo*kilo:
		return Say("size.kb", max(1, bytes/kilo))
	case bytes < kilo*kilo*kilo:
		return Say("size.mb", fmt.Sprintf("%.1f", float64(bytes)/kilo/kilo))
	}
	return Say("size.gb", fmt.Sprintf("%.1f", float64(bytes)/kilo/kilo/kilo))
}
