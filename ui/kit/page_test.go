package kit_test

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/theme"
)

var skillRows = [][3]string{{"Executive talks", "2", "4"}, {"Negotiation", "3", "4"}, {"Forecasting and a name that is too long to fit", "0", "3"}}

func skillTable() *kit.Table {
	p := theme.Current()
	table := kit.NewTable("kit.skills", 36, []kit.Column{
		{Title: "Skill", Sorts: true},
		{Title: "Rating", Width: 60, Align: fyne.TextAlignCenter, Sorts: true},
		{Title: "Target", Width: 60, Align: fyne.TextAlignTrailing, From: 300},
	}, func(row, column int) fyne.CanvasObject {
		switch column {
		case 0:
			return kit.One(skillRows[row][0], kit.Small, p.Ink)
		case 1:
			rating, _ := strconv.Atoi(skillRows[row][1])
			return kit.HB(0, kit.Spring(), kit.RatingCell(rating), kit.Spring())
		}
		return kit.TR(skillRows[row][2], kit.Small, p.Ink2)
	})
	table.Rows.Count = len(skillRows)
	table.Rows.Text = func(i int) string { return skillRows[i][0] }
	table.Rows.Key = func(i int) string { return strconv.Itoa(i) }
	table.Sorted(1, false)
	return table
}

func goalCard() fyne.CanvasObject {
	p := theme.Current()
	return kit.Card(kit.VB(0,
		kit.CardHead("Growth goals", kit.T("3 active", kit.Cap, p.Ink3)), kit.Gap(1, 12),
		kit.Row(8, 0, kit.One("Two CFO meetings a month", kit.BodyM, p.Ink), kit.T("60 %", kit.SmallB, p.Ink)),
		kit.P("Five CFOs met, one next step with each", kit.Small, p.Ink2), kit.Gap(1, 6),
		kit.Bar(0.6, 6, p.Accent), kit.Gap(1, 6),
		kit.T("Due 31 Jan, 3 of 5 held", kit.Cap, p.Ink3), kit.Gap(1, 12),
		kit.HB(0, kit.NewQuiet("kit.add", "Add a goal", kit.IconPlus, nil), kit.Spring()),
	))
}

func buttons() fyne.CanvasObject {
	hovered, focused, off := kit.NewButton("kit.hover", "Hover", nil), kit.NewPrimary("kit.focus", "Focus", nil), kit.NewButton("kit.off", "Off", nil)
	hovered.MouseIn(nil)
	focused.FocusGained()
	off.Disable()
	return kit.Flow(12, 12,
		kit.NewPrimary("kit.primary", "Prepare", nil), kit.NewButton("kit.plain", "Finish", nil), hovered, focused, off,
		kit.NewPrimary("kit.icon", "Person", nil).WithIcon(kit.IconPlus),
		kit.NewMenuButton("kit.menu", "Sort: waited longest", nil), kit.NewMoreButton("kit.more", "More for Amara", nil),
		kit.NewLink("kit.link", "Take some from each", nil))
}

func marks() fyne.CanvasObject {
	p := theme.Current()
	return kit.Flow(10, 8,
		kit.Disc(0, model.Initials("Amara Okafor"), 28), kit.Disc(4, model.Initials("Łucja Wiśniewska"), 28), kit.Disc(6, model.Initials("Nguyễn Thu Hà"), 28), kit.Disc(7, model.Initials("王小明"), 28),
		kit.Pill("Private", p.Ink2, p.Card), kit.WarnPill("3 weeks late"), kit.KeyCap("Ctrl K"), kit.Mark(),
		kit.RatingCell(0), kit.RatingCell(1), kit.RatingCell(2), kit.RatingCell(3), kit.RatingCell(4), kit.RatingCell(5))
}

func iconRow() fyne.CanvasObject {
	p := theme.Current()
	row := kit.Flow(10, 10)
	for _, name := range kit.Icons() {
		row.Add(kit.Icon(name, 18, p.Ink2))
	}
	return row
}

// kitPage shows one of everything.
func kitPage() fyne.CanvasObject {
	p := theme.Current()
	texts := kit.VB(6,
		kit.P("Two skills from Senior AE by March.", kit.Display, p.Ink),
		kit.P("The Nordic launch needs one of them.", kit.Title, p.Ink),
		kit.P("Five CFOs met and one next step agreed with each. Konex, Brevik, Havn. A long line that wraps when the column is narrow, with a 60\u00a0% that stays whole.", kit.Body, p.Ink),
		kit.P("“She asks better questions than I do.”", kit.Quote, p.Ink2),
		kit.P("Łukasz Żółw, Nguyễn Thu Hà, Şükrü Öğüt, Ωμέγα, Дмитрий, −1.7 → ≥ ✓", kit.Small, p.Ink2),
		kit.P("Due 15 Dec, no check-in for 26 days", kit.CapM, p.WarnInk))
	return kit.Sheet(kit.PageMax,
		kit.PageHead("Kit", kit.T("12 of 35", kit.Cap, p.Ink3), kit.NewButton("kit.head", "Finish", nil)), kit.Gap(1, 8),
		kit.NewTabs("kit.tabs", []string{"Overview", "One-on-ones", "Skills", "Growth", "Numbers", "Expectations", "Reviews", "History"}, 0, nil),
		kit.Gap(1, 18),
		kit.Areas(16, []kit.Arrangement{
			{MinWidth: 900, Rows: [][]kit.Cell{{kit.At(0, 0, 1), kit.At(380, 2, 3)}}},
			{Rows: [][]kit.Cell{{kit.At(0, 0)}, {kit.At(0, 2)}, {kit.At(0, 1)}, {kit.At(0, 3)}}},
		},
			kit.Card(kit.VB(16, buttons(), marks(), iconRow())), kit.Card(texts), goalCard(), kit.Card(skillTable())),
	)
}

func emptyPage() fyne.CanvasObject {
	return kit.SheetFull(0, kit.Fill(0, kit.PageHead("Milestones"), kit.NewEmpty(kit.Empty{
		Picture:  kit.WeavePicture(),
		Sentence: "Nobody is headed anywhere yet.",
		Help:     "Write down one thing the team must reach. Then tie a career to it, with one sentence why.",
		Action:   kit.NewPrimary("empty.new", "First team milestone", nil).WithIcon(kit.IconPlus),
	})))
}

func picturesPage() fyne.CanvasObject {
	return kit.Sheet(0, kit.HB(40, kit.RowsPicture(), kit.RoadPicture()))
}

func TestPagesFitEverySize(t *testing.T) {
	for name, build := range map[string]func() fyne.CanvasObject{"kit": kitPage, "empty": emptyPage} {
		t.Run(name, func(t *testing.T) { kittest.Overflow(t, build) })
	}
}

func TestPulledWindowLooksAsIfOpenedAtItsSize(t *testing.T) {
	for name, build := range map[string]func() fyne.CanvasObject{"kit": kitPage, "empty": emptyPage} {
		t.Run(name, func(t *testing.T) { kittest.Pull(t, build) })
	}
}

func TestScreens(t *testing.T) {
	usual := fyne.NewSize(1440, 900)
	kittest.Screens(t, "kit", usual, kitPage, nil)
	kittest.Screens(t, "kit-720x450", fyne.NewSize(720, 450), kitPage, nil)
	kittest.Screens(t, "kit-pictures", fyne.NewSize(900, 300), picturesPage, nil)
	kittest.Screens(t, "kit-empty", usual, func() fyne.CanvasObject {
		toasts := kit.NewToasts()
		toasts.Show(kit.Toast{Text: "Deleted “Partner spring campaign” and 2 ties", Action: "Undo", Hint: "Ctrl Z"})
		return kit.Stack(emptyPage(), toasts.Layer())
	}, nil)
	kittest.Screens(t, "kit-menu", fyne.NewSize(1024, 640), kitPage, func(w fyne.Window) {
		anchor := kittest.Find(t, w.Canvas(), "kit.menu")
		kit.ShowMenu(anchor, kit.MenuItem{Label: "Waited longest", Chosen: true}, kit.MenuItem{Label: "Name", Hint: "Ctrl N"},
			kit.MenuItem{Label: "Largest gap", Reason: "nobody is rated yet"}, kit.MenuItem{Label: "Export", Icon: kit.IconExport})
	})
	kittest.Screens(t, "kit-dialog", fyne.NewSize(1024, 640), kitPage, func(w fyne.Window) {
		d := kit.ShowDialog(w.Canvas(), kit.Dialog{
			Name: "goal", Title: "New goal for Amara", Intro: "One line is enough; the rest can wait.",
			Body: kit.VB(8, kit.P("What will be different?", kit.CapM, kit.Ink2()), goalCard()),
			Note: "One step: one undo takes all of it back.", Confirm: "Create goal", Cancel: "Cancel",
		})
		d.SetProblem("A goal needs a name.")
	})
	kittest.Screens(t, "kit-dialog-720x450", fyne.NewSize(720, 450), kitPage, func(w fyne.Window) {
		body := kit.VB(8)
		for range 12 {
			body.Add(kit.NewButton("", "A row of a long body", nil))
		}
		kit.ShowDialog(w.Canvas(), kit.Dialog{Title: "Nordic launch moves from 1 March to 29 March", Body: body, Width: 760, Confirm: "Move it and 1 career", Cancel: "Cancel"})
	})
}
