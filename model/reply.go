package model

import (
	"cmp"
	"slices"
)

// ReplyAnswer is what a reply says of one promise.
type ReplyAnswer string

// Answers.
const (
	ReplyDone    ReplyAnswer = "done"
	ReplyDue     ReplyAnswer = "due"     // it will be kept by another day
	ReplyOpen    ReplyAnswer = "open"    // not yet
	ReplyDropped ReplyAnswer = "dropped" // it is not needed any more
)

// Reply is what was said of one promise.
type Reply struct {
	Number int
	Answer ReplyAnswer
	Due    Date   // of ReplyDue
	Says   string // the reason, or what else was said; may be empty
	Line   int    // of the text, from 1 on
}

// SentItem is a promise with its number in a summary: what it said when that was sent, and what it is now.
type SentItem struct {
	Number int
	SentOn Date
	Text   string
	DueOn  Date
	Now    *Action // nil: it is not there any more, or was taken back
}

// MovedOn says whether the promise says something else than when it was sent. An answer that was taken since is no
// surprise to whoever answers again.
func (i *SentItem) MovedOn() bool {
	answered := i.Now != nil && !i.Now.RepliedOn.IsZero() && !i.Now.RepliedOn.Before(i.SentOn)
	return i.Now != nil && !answered && (i.Now.State != ActionOpen || i.Now.DueOn != i.DueOn || i.Now.Text != i.Text)
}

// ReplyProblem is something in a reply that was not understood or cannot be done.
type ReplyProblem struct {
	Line int
	Text string // as it was written, shortened
	Why  *Problem
}

// ReplyChange is what a reply makes of one promise.
type ReplyChange struct {
	Number  int
	Before  Action
	After   Action
	MovedOn bool // it says something else than when it was sent, so nobody may overlook what is there
}

// ReplyPlan is what a pasted reply would do. Nothing is written by it.
type ReplyPlan struct {
	Changes  []ReplyChange  // by number
	Same     []int          // numbers of promises that are as the reply says already
	Problems []ReplyProblem // by line
	Left     []string       // lines that name no number; a greeting, for example
}

// PlanReply reads a reply to a summary and says what it would change. It writes nothing and changes none of the items.
func PlanReply(r *ReplyReader, text string) ReplyPlan {
	replies, problems, left := r.Read(text)
	plan := ReplyPlan{Problems: problems, Left: left}
	for _, said := range replies {
		item := &r.Items[said.Number-1]
		c, problem := r.change(said, item)
		switch {
		case problem != nil:
			plan.Problems = append(plan.Problems, ReplyProblem{Line: said.Line, Text: item.Text, Why: problem})
		case c.After == c.Before:
			plan.Same = append(plan.Same, said.Number)
		default:
			plan.Changes = append(plan.Changes, c)
		}
	}
	slices.SortStableFunc(plan.Changes, func(a, b ReplyChange) int { return cmp.Compare(a.Number, b.Number) })
	slices.SortStableFunc(plan.Problems, func(a, b ReplyProblem) int { return cmp.Compare(a.Line, b.Line) })
	slices.Sort(plan.Same)
	return plan
}

// change is what a reply makes of a promise as it is now.
func (r *ReplyReader) change(said Reply, item *SentItem) (ReplyChange, *Problem) {
	switch {
	case item.Now == nil:
		return ReplyChange{}, replyProblem("reply.gone", said.Number)
	case !item.Now.ArchivedAt.IsZero():
		return ReplyChange{}, replyProblem("reply.archived", said.Number)
	case said.Answer == ReplyDue && said.Due.Before(r.Today):
		return ReplyChange{}, replyProblem("reply.past", said.Number, said.Due)
	}
	c := ReplyChange{Number: said.Number, Before: *item.Now, After: *item.Now, MovedOn: item.MovedOn()}
	a := &c.After
	closing := ActionDone
	switch said.Answer {
	case ReplyDropped:
		closing = ActionDropped
		fallthrough
	case ReplyDone:
		if a.State == closing {
			return c, nil
		}
		a.State, a.ClosedOn = closing, r.Today
	case ReplyDue:
		if a.State == ActionOpen && a.DueOn == said.Due && (said.Says == "" || said.Says == a.Reply) {
			return c, nil
		}
		a.State, a.ClosedOn, a.DueOn = ActionOpen, Date{}, said.Due
	case ReplyOpen:
		if a.State == ActionOpen && said.Says == a.Reply {
			return c, nil
		}
		a.State, a.ClosedOn = ActionOpen, Date{}
	}
	a.Reply, a.RepliedOn = said.Says, r.Today
	return c, nil
}

func replyProblem(key string, args ...any) *Problem {
	return &Problem{Key: key, Args: args, Err: ErrInvalid}
}
