package milestones

import (
	"context"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/storage"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// learned is what was learned before from milestones like one: a place on its page and in its form.
type learned struct {
	frame kit.Frame
	names []string // regions and products
	all   []model.Lesson
	box   *fyne.Container
}

func newLearned(f kit.Frame) *learned { return &learned{frame: f, box: kit.VB(0)} }

// load reads the lessons once and then shows those like the milestone.
func (l *learned) load(ctx context.Context, m func() model.Strategic) {
	store := l.frame.Store()
	kit.Run(ctx, func(ctx context.Context) ([]model.Lesson, error) { return readLessons(ctx, store, l) }, func(all []model.Lesson, err error) {
		if err != nil {
			l.frame.ShowError(err)
			return
		}
		l.all = all
		l.show(m())
	})
}

func readLessons(ctx context.Context, store *storage.Store, l *learned) ([]model.Lesson, error) {
	facts, err := store.Lessons(ctx)
	if err != nil {
		return nil, err
	}
	l.names, err = store.RegionsAndProducts(ctx)
	return facts.Lessons(), err
}

// show lists the lessons; without one nothing stands there.
func (l *learned) show(m model.Strategic) {
	t := theme.Current()
	l.box.Objects = nil
	similar := model.SimilarLessons(l.all, &m, l.names)
	if len(similar) > 0 {
		rows := kit.VB(8, kit.P(words.Say("lessons.similar"), kit.CapM, t.Ink2))
		for i := range similar {
			x := &similar[i]
			about := words.DateShort(x.On, l.frame.Today())
			if x.Title() != "" {
				about = words.Say("lessons.similar.about", x.Title(), about)
			}
			row := kit.VB(2, kit.P(x.Text, kit.Small, t.Ink), kit.P(about, kit.Cap, t.Ink3))
			if x.Private() {
				rows.Add(kit.Row(8, 0, row, kit.Top(kit.VisibilityMark(true))))
			} else {
				rows.Add(row)
			}
		}
		l.box.Objects = []fyne.CanvasObject{rows}
	}
	l.box.Refresh()
}
