package shell

import (
	"context"
	"log/slog"
	"slices"
	"strings"
	"time"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/words"
)

// remindEvery is how often it is looked whether a meeting begins. Looking draws nothing.
const remindEvery = time.Minute

// dueReminders are the reminders of a moment, and keys of what need not be looked at again.
type dueReminders struct {
	tell []model.Reminder
	done []string
}

// startReminders looks from now on, as long as the file is open, whether somebody must be reminded of a meeting.
func (w *Window) startReminders(s *storage.Store) {
	if w.opts.Notify == nil {
		return
	}
	open := true
	var stop func()
	var look func()
	look = func() {
		stop = nil
		if !open {
			return
		}
		w.remind(s)
		stop = w.after(remindEvery, func() { w.later(look) })
	}
	w.stop = append(w.stop, func() {
		open = false
		if stop != nil {
			stop()
		}
	})
	look()
}

// remind asks beside the window what is due, and says it.
func (w *Window) remind(s *storage.Store) {
	if !w.curtain.On && w.trying == nil { // else nobody else is in the roster
		w.mine = map[model.ID]bool{}
		for _, p := range w.roster.MyPeople(w.Today()) {
			w.mine[p.ID] = true
		}
	}
	minutes, now, told := w.prefs.remind(), w.Now(), w.prefs.reminded(w.roster.File.ID, w.Today())
	if minutes == model.RemindOff {
		return
	}
	kit.Run(context.Background(), func(ctx context.Context) (dueReminders, error) { return findDue(ctx, s, now, minutes, told) },
		func(d dueReminders, err error) {
			switch {
			case w.file() != s: // it is closed, and so are its meetings
			case err != nil:
				slog.Error("not reminded", note(err)...)
			default:
				w.tellReminders(d)
			}
		})
}

func findDue(ctx context.Context, s *storage.Store, now time.Time, minutes int, told map[string]bool) (out dueReminders, err error) {
	today := model.DateOf(now)
	facts, err := s.Reminding(ctx, today)
	if err != nil {
		return out, err
	}
	for _, r := range facts.Due(now, minutes, told) {
		out.done = append(out.done, r.Key)
		if r.Kind == model.RemindAfter {
			wrote, err := s.WroteOn(ctx, r.PersonID, today)
			if err != nil {
				return out, err
			}
			if wrote {
				continue
			}
		}
		out.tell = append(out.tell, r)
	}
	return out, nil
}

// tellReminders says what is due, once, and remembers it: the next start must not say it again.
func (w *Window) tellReminders(d dueReminders) {
	if len(d.done) == 0 {
		return
	}
	w.prefs.setReminded(w.roster.File.ID, w.Today(), d.done)
	for _, r := range d.tell {
		hidden := w.curtain.On && r.PersonID != w.curtain.Person
		if r.PersonID != "" && w.mine != nil && !w.mine[r.PersonID] {
			continue // somebody else's rep
		}
		w.opts.Notify(words.Say("shell.name"), w.reminderText(&r, hidden))
	}
}

// reminderText names whom the meeting is with, which everybody may see who sees the screen, and nothing else; behind the
// curtain not even that.
func (w *Window) reminderText(r *model.Reminder, hidden bool) string {
	at, kind := r.Begins.Format("15:04"), "remind."+string(r.Kind)
	p := w.roster.Person(r.PersonID)
	switch {
	case hidden || r.PersonID != "" && p == nil:
		return words.Say(kind+".hidden", at)
	case p == nil:
		return words.Say(kind+".team", at)
	}
	return words.Say(kind, p.Call(), at)
}

// Remind is how many minutes before a meeting one is reminded; model.RemindOff: never.
func (w *Window) Remind() int { return w.prefs.remind() }

// SetRemind changes it and remembers it.
func (w *Window) SetRemind(minutes int) { w.prefs.setRemind(minutes) }

// CanRemind says whether the system can show reminders.
func (w *Window) CanRemind() bool { return w.opts.Notify != nil }

func (s prefs) remind() int     { return s.p.IntWithFallback(prefRemind, model.DefaultRemind) }
func (s prefs) setRemind(n int) { s.p.SetInt(prefRemind, n) }

// reminded are keys of what was said of a file's meetings on a day.
func (s prefs) reminded(file model.ID, day model.Date) map[string]bool {
	told := map[string]bool{}
	for _, line := range s.p.StringList(prefReminded) {
		if key, ok := strings.CutPrefix(line, string(file)+" "); ok && strings.HasPrefix(key, day.String()) {
			told[key] = true
		}
	}
	return told
}

// setReminded remembers more of them, and forgets those of days before.
func (s prefs) setReminded(file model.ID, day model.Date, keys []string) {
	list := slices.DeleteFunc(s.p.StringList(prefReminded), func(line string) bool {
		_, key, _ := strings.Cut(line, " ")
		return !strings.HasPrefix(key, day.String())
	})
	for _, k := range keys {
		list = append(list, string(file)+" "+k)
	}
	s.p.SetStringList(prefReminded, list)
}
