package model

import "strings"

// wordLimit is the greatest number of words on each side that are compared one by one; longer texts are shown whole.
const wordLimit = 1000

// WordChanges are the runs of words that a new wording leaves out and those that it adds, in their order: the longest
// common subsequence of the words stays. Spaces alone are no change.
func WordChanges(before, after string) (removed, added []string) {
	a, b := strings.Fields(before), strings.Fields(after)
	if len(a) > wordLimit || len(b) > wordLimit {
		return whole(a), whole(b)
	}
	common := commonWords(a, b)
	var gone, came []string
	close := func() {
		removed, added = append(removed, whole(gone)...), append(added, whole(came)...)
		gone, came = nil, nil
	}
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			close()
			i, j = i+1, j+1
		case j >= len(b) || i < len(a) && common[i+1][j] >= common[i][j+1]:
			gone = append(gone, a[i])
			i++
		default:
			came = append(came, b[j])
			j++
		}
	}
	close()
	return removed, added
}

// commonWords has at i, j how many words a from i and b from j have in common, in their order.
func commonWords(a, b []string) [][]int {
	out := make([][]int, len(a)+1)
	for i := range out {
		out[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				out[i][j] = out[i+1][j+1] + 1
			} else {
				out[i][j] = max(out[i+1][j], out[i][j+1])
			}
		}
	}
	return out
}

func whole(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	return []string{strings.Join(words, " ")}
}
