package shell

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// inboxEvery is how often the inbox folder is looked into. A list of names costs next to nothing, and nobody waits for a
// note to arrive.
const inboxEvery = 30 * time.Second

// inbox reads a folder into the file that is open; the zero value reads none.
type inbox struct {
	reader   *exchange.Inbox
	stop     func() // ends the wait for the next look; nil: nothing is waited for
	looking  bool
	problems []error // that were not read yet
}

// prefInbox names the folders of this computer that are read, each behind the id of its team's file.
const prefInbox = "inbox.folders"

// inboxFolder is the folder that is read into a file; empty: none.
func (s prefs) inboxFolder(file model.ID) string {
	for _, line := range s.p.StringList(prefInbox) {
		if f, folder, _ := strings.Cut(line, " "); f == string(file) {
			return folder
		}
	}
	return ""
}

func (s prefs) setInboxFolder(file model.ID, folder string) {
	list := slices.DeleteFunc(s.p.StringList(prefInbox), func(x string) bool { return strings.HasPrefix(x, string(file)+" ") })
	if folder != "" {
		list = append([]string{string(file) + " " + folder}, list...)
	}
	s.p.SetStringList(prefInbox, list[:min(len(list), ownerLimit)])
}

// InboxFolder is the folder whose files are read into the open file; empty: none.
func (w *Window) InboxFolder() string { return w.prefs.inboxFolder(w.roster.File.ID) }

// SetInboxFolder chooses it for this computer; empty: nothing is read any more.
func (w *Window) SetInboxFolder(folder string) {
	w.prefs.setInboxFolder(w.roster.File.ID, folder)
	w.endInbox()
	w.beginInbox()
	w.renotice()
}

// beginInbox looks into the folder of the file that was opened, if there is one, and from then on again and again.
func (w *Window) beginInbox() {
	if folder := w.InboxFolder(); w.store != nil && folder != "" {
		w.inbox.reader = exchange.NewInbox(w.store, folder)
		w.lookIntoInbox()
	}
}

// endInbox ends that, when the file is closed or another folder was chosen.
func (w *Window) endInbox() {
	if w.inbox.stop != nil {
		w.inbox.stop()
	}
	w.inbox = inbox{}
}

// lookIntoInbox reads what is ready. Behind the curtain nothing is: what comes is nobody's business who looks on. While
// something is asked it waits too, so that what Undo would take back does not change under a question.
func (w *Window) lookIntoInbox() {
	reader := w.inbox.reader
	if reader == nil || w.inbox.looking {
		return
	}
	if w.inbox.stop != nil {
		w.inbox.stop()
		w.inbox.stop = nil
	}
	if w.curtain.On || kit.ModalOpen(w.Canvas()) {
		w.waitForInbox(inboxEvery)
		return
	}
	w.inbox.looking = true
	now := w.Now()
	kit.Run(context.Background(), func(ctx context.Context) (exchange.InboxTaken, error) { return reader.Look(ctx, now) },
		func(taken exchange.InboxTaken, err error) {
			if w.inbox.reader != reader {
				return // another file is open by now
			}
			w.inbox.looking = false
			if err != nil {
				slog.Error("inbox", note(err)...) // what is wrong with the file is said where somebody works; nothing is lost
				w.waitForInbox(inboxEvery)
				return
			}
			w.tellInbox(&taken)
			if taken.More {
				w.waitForInbox(time.Second)
			} else {
				w.waitForInbox(inboxEvery)
			}
		})
}

// onForeground looks at once when somebody comes back to the window: a note may have been dropped meanwhile.
func (w *Window) onForeground() { w.lookIntoInbox() }

// waitForInbox looks again after a while.
func (w *Window) waitForInbox(wait time.Duration) {
	reader := w.inbox.reader
	w.inbox.stop = w.after(wait, func() {
		w.later(func() {
			if w.inbox.reader == reader {
				w.lookIntoInbox()
			}
		})
	})
}

// tellInbox says what came, and over the page what was left in the folder.
func (w *Window) tellInbox(taken *exchange.InboxTaken) {
	var said []string
	if n := taken.Notes; n > 0 {
		said = append(said, words.SayN("inbox.read.notes", n))
	}
	if n := taken.Waiting; n > 0 {
		said = append(said, words.SayN("inbox.read.waiting", n))
	}
	text := words.Say("inbox.read", words.List(said))
	if n := taken.Attachments; n > 0 {
		text += " " + words.SayN("inbox.read.attachments", n)
	}
	if n := len(taken.Before); n > 0 {
		again := words.SayN("inbox.read.before", n, filepath.Base(taken.Before[0]))
		if len(said) == 0 {
			text = again
		} else {
			text += " " + again
		}
	}
	switch {
	case len(said) > 0:
		w.Undoable(text)
	case len(taken.Before) > 0:
		w.Tell(text)
	}
	for _, p := range taken.Problems {
		slog.Error("inbox", note(p.Err)...)
		w.inbox.problems = append(w.inbox.problems, p.Err)
	}
	if len(taken.Problems) > 0 {
		w.renotice()
	}
}

// noticeInbox names over the page what was left in the folder, until somebody has read it. Behind the curtain it names
// nothing: a file may be called like somebody.
func (w *Window) noticeInbox() {
	problems := w.inbox.problems
	if len(problems) == 0 || w.curtain.On {
		return
	}
	text := words.Problem(problems[0])
	if more := len(problems) - 1; more > 0 {
		text += " " + words.SayN("notice.inbox.more", more)
	}
	w.notices.Add(kit.NewNotice(kit.Notice{
		Name: "notice.inbox", Text: text, Calls: true,
		Buttons: []*kit.Button{kit.NewButton("notice.inbox.understood", words.Say("notice.understood"), w.onInboxUnderstood)},
	}))
}

// onInboxUnderstood goes on to the next of them.
func (w *Window) onInboxUnderstood() {
	if len(w.inbox.problems) > 0 {
		w.inbox.problems = w.inbox.problems[1:]
	}
	w.renotice()
}
