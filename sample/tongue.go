package sample

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tongue makes texts out of a vocabulary of its own that means nothing. Words are as frequent as those of a language:
// the n-th comes about 1/n times as often as the first, and the frequent ones are short.
type tongue struct {
	words            []string
	sums             []uint64 // of the words' weights up to each, so that a word is found by bisection
	gap, comma, stop string
}

// newTongue makes a vocabulary of words, each of as many syllables as their rank asks for.
func newTongue(r *rand.Rand, size int, syllable func(*rand.Rand) string, syllables func(rank int) int) *tongue {
	t := &tongue{gap: " ", comma: ",", stop: "."}
	taken := map[string]bool{}
	var sum uint64
	for rank := range size {
		n, word := syllables(rank), ""
		for tries := 0; word == "" || taken[word]; tries++ {
			word = ""
			for range n + tries/4 { // few short words are free after a while
				word += syllable(r)
			}
		}
		taken[word] = true
		t.words = append(t.words, word)
		// whole numbers: the same on every machine
		sum += 1_000_000_000_000 / uint64(10*rank+27)
		t.sums = append(t.sums, sum)
	}
	return t
}

func (t *tongue) word(r *rand.Rand) string {
	i, _ := slices.BinarySearch(t.sums, r.Uint64N(t.sums[len(t.sums)-1])+1)
	return t.words[i]
}

// text is some sentences with so many words together.
func (t *tongue) text(r *rand.Rand, words int) string {
	var b strings.Builder
	left := 0 // words of the sentence
	for i := range words {
		word := t.word(r)
		switch {
		case left > 0:
			b.WriteString(t.gap)
		case i > 0 && t.gap != "":
			b.WriteByte(' ')
		}
		if left == 0 {
			left = 4 + r.IntN(14)
			first, size := utf8.DecodeRuneInString(word)
			word = string(unicode.ToUpper(first)) + word[size:]
		}
		b.WriteString(word)
		left--
		switch {
		case left == 0 || i == words-1:
			b.WriteString(t.stop)
		case r.IntN(9) == 0:
			b.WriteString(t.comma)
		}
	}
	return b.String()
}

// tongues are the languages of the texts: one with letters and spaces, and four in scripts of East and South-East Asia.
type tongues struct {
	plain   *tongue
	eastern []*tongue
}

func newTongues(r *rand.Rand) tongues {
	longer := func(rank int) int { return 1 + min(rank/40, 1) + min(rank/900, 1)*r.IntN(2) }
	pairs := func(rank int) int { return 1 + min(rank/30, 1) + min(rank/400, 1)*r.IntN(2) }
	chinese := newTongue(r, 2500, one(han), pairs)
	japanese := newTongue(r, 2500, func(r *rand.Rand) string {
		if r.IntN(3) == 0 {
			return pick(r, han)
		}
		return pick(r, kana)
	}, pairs)
	korean := newTongue(r, 2500, one(hangul), pairs)
	thai := newTongue(r, 2500, func(r *rand.Rand) string { return pick(r, thaiFirst) + pick(r, thaiSecond) }, pairs)
	chinese.gap, chinese.comma, chinese.stop = "", "，", "。"
	japanese.gap, japanese.comma, japanese.stop = "", "、", "。"
	thai.gap, thai.comma, thai.stop = "", " ", " "
	return tongues{newTongue(r, 24_000, syllable, longer), []*tongue{chinese, japanese, korean, thai}}
}

// note is the text of the n-th note: every tenth is not written with spaces or not in Latin letters.
func (t *tongues) note(r *rand.Rand, n int) string {
	if n%10 == 9 {
		return t.eastern[n/10%len(t.eastern)].text(r, 12+r.IntN(30))
	}
	return t.plain.text(r, 5+r.IntN(40))
}

// title is a few words.
func (t *tongues) title(r *rand.Rand) string {
	return strings.TrimSuffix(t.plain.text(r, 2+r.IntN(3)), ".")
}

func syllable(r *rand.Rand) string { return pick(r, onsets) + pick(r, vowels) + pick(r, codas) }

func one(of []string) func(*rand.Rand) string {
	return func(r *rand.Rand) string { return pick(r, of) }
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }

func each(text string) []string { return strings.Split(text, "") }

// Letters and sounds that words are made of.
var (
	onsets = strings.Fields("b br c ch d dr f g gr h j k l m n p pr qu r s sh st t tr v w")
	vowels = strings.Fields("a a e e e i i o o u ai ea ou é ö")
	codas  = append(strings.Fields("n r s t l m nd ng st ck"), make([]string, 12)...) // more than half end open

	han        = each("的一是了我们客户会议销售经理讨论续约价格目标团队计划问题需要时间项目进展签订合同报价电话拜访季度业绩指标培训支持产品市场竞争对手决定预算")
	kana       = each("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわをんアイカキコサシスタテトナニマミラリルレロン")
	hangul     = each("가나다라마바사아자차카타파하고노도로모보소오조초기니디리미비시이지치구누두루무부수우주추는은을를에서한인")
	thaiFirst  = each("กขคงจชดตถทนบปผพมยรลวสหอ")
	thaiSecond = strings.Fields("า ี ู ะ ิ ุ ่อ ้า ัน าม าย อง")
)
