package shell

import (
	"cmp"
	"context"
	"log/slog"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// Drafts holds what is typed and not yet stored.
func (w *Window) Drafts() *kit.Drafts { return w.drafts }

// openDrafts takes over what was left half-written in the file by windows that are gone. Without it the file is open all
// the same.
func (w *Window) openDrafts(s *storage.Store) {
	w.lookBack() // so that their runs are known to be over
	found, err := s.TakeDrafts(context.Background(), w.run.id, w.run.alive)
	if err != nil {
		slog.Error("drafts not read", note(err)...)
	}
	w.drafts = kit.NewDrafts(kit.DraftOptions{
		Store: s, Window: w.run.id, Here: w.here, After: w.after, Failed: w.showDraftFailed, Found: found, Hides: w.hidesDraft,
	})
}

// hidesDraft says of what is being written that the curtain hides it: new notes start private, a point says so, and a
// promise or a template may be made of a private point.
func (w *Window) hidesDraft(x storage.Draft) bool {
	if !w.curtain.On {
		return false
	}
	kind, _ := kit.ThingKind(x.Thing)
	private := kind == "note/new" || kind == "promise/new" || kind == "template/new" || kind == "expect.template/new" || kind == "observation/new" || kind == "note.quick/new" || kind == "caught"
	for _, both := range x.Fields {
		private = private || both[1] == string(model.Private)
	}
	return private
}

// after is what is waited with in the file that is open.
func (w *Window) after(wait time.Duration, f func()) func() {
	if w.opts.After != nil {
		return w.opts.After(wait, f)
	}
	t := time.AfterFunc(wait, f)
	return func() { t.Stop() }
}

// showDraftFailed tells that what is typed is only in the window, because somebody may rely on it.
func (w *Window) showDraftFailed(err error) {
	slog.Error("draft not kept", note(err)...)
	w.undoOffered = false
	w.toasts.Show(kit.Toast{Text: words.Say("shell.draft.failed"), Action: words.Say("toast.why"), OnAction: func() { w.ShowError(err) }})
}

// here is the page that is shown, by kinds and ids.
func (w *Window) here() string {
	r, _ := w.trail.current()
	return strings.Join([]string{r.Page, r.Tab, string(r.Person), string(r.Ref)}, "/")
}

// restored are the pages one can come back to.
var restored = []string{kit.PageToday, kit.PagePeople, kit.PageTalks, kit.PagePromises, kit.PageTeam, kit.PageDelegation, kit.PageLessons, kit.PagePerson, kit.PageWeave, kit.PageSkills, kit.PageStrategic, kit.PageSettings, kit.PageObserve, kit.PageInbox, kit.PageRolling, kit.PagePractice, kit.PageCalibrate, kit.PageFramework, kit.PageSkill}

// routeOf reads what here has said; false when it names no page of this file.
func (w *Window) routeOf(text string) (kit.Route, bool) {
	parts := strings.Split(text, "/")
	if len(parts) != 4 || !slices.Contains(restored, parts[0]) {
		return kit.Route{}, false
	}
	r := kit.Route{Page: parts[0], Tab: parts[1], Person: model.ID(parts[2]), Ref: model.ID(parts[3])}
	if r.Page == kit.PagePerson && w.roster.Person(r.Person) == nil || r.Tab != "" && !slices.Contains(personTabs, r.Tab) {
		return kit.Route{}, false
	}
	return r, true
}

// whereLeft is the page to begin with instead of Today: where something was left half-written, else where one was when
// the program did not end as it should.
func (w *Window) whereLeft() (kit.Route, bool) {
	for _, d := range w.drafts.Found() {
		if r, ok := w.routeOf(d.Route); ok {
			return r, true
		}
	}
	if w.left.file == w.roster.File.ID {
		return w.routeOf(w.left.route)
	}
	return kit.Route{}, false
}

// goOn opens what was left half-written on the page that is shown, gives the keyboard to what was written last, and says
// so.
func (w *Window) goOn() {
	now, _ := w.trail.current()
	var first, homeless *storage.Draft
	waiting := 0
	for _, d := range w.drafts.Found() {
		r, ok := w.routeOf(d.Route)
		c, continues := w.page.(kit.Continuer)
		switch {
		case w.hidesDraft(d): // nobody who looks on is told of it
		case ok && r == now && !kit.ModalOpen(w.Canvas()) && w.goOnAsking(&d):
			first = cmp.Or(first, &d)
		case ok && (r != now || !continues || kit.ModalOpen(w.Canvas())):
			waiting++
		case ok && c.Continue(d.Thing):
			first = cmp.Or(first, &d)
		case !w.curtain.On: // which may only hide it
			homeless = cmp.Or(homeless, &d)
		}
	}
	said := ""
	if first != nil {
		kit.FocusEnd(w.Canvas(), first.Field)
		kind, _ := kit.ThingKind(first.Thing)
		said = words.Say("shell.draft.back", words.Say("shell.draft.back."+drafted(kind)))
	}
	if waiting > 0 {
		said = strings.TrimSpace(said + " " + words.SayN("shell.draft.waiting", waiting))
	}
	if homeless != nil {
		w.offerHomeless(homeless)
	}
	switch {
	case w.crashed != "":
		w.tellCrash(said)
	case said != "":
		w.Tell(said)
	}
}

// choice is what fields hold in which one chooses: a key, a day, an id.
var choice = regexp.MustCompile(`^([a-z_]{1,12}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9a-f]{8}-[0-9a-f-]{27})$`)

// writtenIn are the texts of a draft, without what was only chosen.
func writtenIn(d *storage.Draft) []string {
	var texts []string
	for _, name := range slices.Sorted(maps.Keys(d.Fields)) {
		if text := strings.TrimSpace(d.Fields[name][1]); text != "" && (name == d.Field || !choice.MatchString(text)) {
			texts = append(texts, text)
		}
	}
	return texts
}

// offerHomeless shows what was written into something that is not there any more: it was removed elsewhere, or undone.
func (w *Window) offerHomeless(d *storage.Draft) {
	texts := writtenIn(d)
	text := kit.P(strings.Join(texts, "\n"), kit.Body, kit.Ink())
	text.Name = "draft.gone.text"
	kit.ShowDialog(w.Canvas(), kit.Dialog{
		Name: "draft.gone", Title: words.Say("shell.draft.gone.title"), Intro: words.Say("shell.draft.gone"), Width: 560,
		Body:    kit.Plate(theme.Current().Sunken, text),
		Confirm: words.Say("shell.draft.gone.copy"), Cancel: words.Say("shell.draft.gone.keep"),
		OnConfirm: func() error {
			w.app.Clipboard().SetContent(strings.Join(texts, "\n"))
			w.drafts.LetGo(d.Thing)
			return nil
		},
	})
}

// drafted is what a kind of thing is called: an answer is one whichever it is, and new is what it may become.
func drafted(kind string) string {
	kind, _, _ = strings.Cut(kind, "/")
	kind, _, _ = strings.Cut(kind, ".")
	return kind
}
