package model

import "strings"

// parts takes a line that begins with numbers apart: each part is some numbers and what is said of them.
func (x *replyReading) parts(numbers []int, rest string, marked bool, line string) {
	for {
		at, next, after, mark := x.joint(rest)
		if at < 0 {
			x.take(numbers, rest, marked, line)
			return
		}
		x.take(numbers, rest[:at], marked, line)
		numbers, rest, marked = next, after, mark
	}
}

// mostJoints is how many places of a line are looked at: the answers of one line are few.
const mostJoints = 100

// joint finds where the next part begins: behind a comma or the like stand numbers with an answer of their own; behind a
// mere space only when what stands before it is a whole answer, so that "no: waiting for 2 done deals" stays one.
func (x *replyReading) joint(rest string) (at int, numbers []int, after string, marked bool) {
	for _, m := range replyJoint.FindAllStringIndex(rest, mostJoints) {
		if m[0] == 0 && strings.TrimSpace(rest[:m[1]]) == "" {
			continue
		}
		numbers, after, marked := x.numbers(rest[m[1]:])
		if len(numbers) == 0 || said(rest[:m[0]]) == "" {
			continue
		}
		listed := marked && strings.ContainsAny(strings.TrimSpace(rest[m[1]:len(rest)-len(after)]), "#):=")
		if !listed && !x.r.begins(after) {
			continue
		}
		if replySpace.MatchString(rest[m[0]:m[1]]) {
			if before, why := x.r.answer(rest[:m[0]], false); why != "" || before.Says != "" {
				continue
			}
		}
		return m[0], numbers, after, marked
	}
	return -1, nil, "", false
}

// take notes what is said of some numbers.
func (x *replyReading) take(numbers []int, text string, marked bool, line string) {
	answer, why := x.r.answer(text, marked)
	if why == "reply.nothing" && !marked { // a number by itself
		x.left = append(x.left, shortened(line))
		return
	}
	if why == "reply.unclear" && len(numbers) == 1 && !marked {
		x.problem(line, why, numbers[0])
		return
	}
	for _, n := range numbers {
		switch {
		case n < 1 || n > len(x.r.Items):
			x.problem(line, "reply.number", n, len(x.r.Items))
		case why != "":
			x.problem(line, why, n)
		default:
			x.say(n, answer, line)
		}
	}
}

// say notes an answer to one number. The same answer twice is one.
func (x *replyReading) say(n int, a Reply, line string) {
	a.Number, a.Line = n, x.line
	before, known := x.said[n]
	switch {
	case !known:
		x.said[n] = a
		x.order = append(x.order, n)
	case before.Answer != a.Answer || before.Due != a.Due:
		if !x.clash[n] {
			x.problem(line, "reply.twice", n, before.Line, x.line)
		}
		x.clash[n] = true
	case a.Says != "":
		before.Says = a.Says
		x.said[n] = before
	}
}

func (x *replyReading) problem(line, key string, args ...any) {
	x.problems = append(x.problems, ReplyProblem{Line: x.line, Text: shortened(line), Why: replyProblem(key, args...)})
}

// all reads "all done", "the rest by Friday", "all done except 4"; false when the line says nothing of the kind. It is
// about what the rep owes.
func (x *replyReading) all(line string) bool {
	words := replyTokens(line)
	at := 0
	for at < len(words) {
		fill, n := longestPhrase(words[at:], wordFill)
		if word, m := longestPhrase(words[at:], wordRest); word != wordNone && m >= n {
			at += m
			break
		}
		if fill == wordNone {
			return false
		}
		at += n
	}
	if at == 0 || at > len(words) {
		return false
	}
	text := line[words[at-1].to:]
	tail := ""
	for i := at; i < len(words); i++ {
		if word, n := longestPhrase(words[i:], wordBut); word != wordNone {
			tail = line[words[i+n-1].to:]
			text = line[words[at-1].to:words[i].from]
			break
		}
	}
	answer, why := x.r.answer(text, false)
	if why != "" || strings.TrimSpace(text) == "" {
		return false
	}
	numbers, rest, marked := x.numbers(strings.TrimLeft(tail, " :#"))
	if tail != "" && len(numbers) == 0 {
		return false
	}
	for _, n := range numbers {
		x.but[n] = true
	}
	if said(rest) != "" {
		x.parts(numbers, rest, marked, line)
	}
	if x.rest == nil {
		answer.Line = x.line
		x.rest = &answer
	} else if x.rest.Answer != answer.Answer || x.rest.Due != answer.Due {
		x.problem(line, "reply.rest")
	}
	return true
}

// first reads a line that begins with the answer: "done: 3, 4".
func (x *replyReading) first(line string) bool {
	words := replyTokens(line)
	word, n := longestPhrase(words, wordDone, wordDrop, wordNo, wordReason)
	if word == wordNone || n >= len(words) {
		return false
	}
	numbers, rest, _ := x.numbers(strings.TrimLeft(line[words[n-1].to:], " :,–—-=#"))
	if len(numbers) == 0 || said(rest) != "" && said(rest) != "." {
		return false
	}
	x.take(numbers, line[:words[n-1].to], true, line)
	return true
}

// fillRest says of every open promise of the rep that is not named what was said of all.
func (x *replyReading) fillRest() {
	for i := range x.r.Items {
		item := &x.r.Items[i]
		_, named := x.said[item.Number]
		if named || x.but[item.Number] || item.Now == nil || item.Now.OwedBy != SideRep || item.Now.State != ActionOpen || !item.Now.ArchivedAt.IsZero() {
			continue
		}
		a := *x.rest
		a.Number = item.Number
		x.said[item.Number] = a
		x.order = append(x.order, item.Number)
	}
}
