package shell_test

import (
	"context"
	"path/filepath"
	"testing"

	"milepost/model"
	"milepost/model/unit"
	"milepost/storage"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

func TestTheFirstChangeOfADayLeavesACheckedCopy(t *testing.T) {
	o := options(t.TempDir(), sampleFile(t))
	o.Backups = t.TempDir()
	w := shell.New(kittest.App(t, theme.LightMode), o)
	for _, name := range []string{"Mia Berg", "Kim Lee"} {
		p := &model.Person{Row: model.Row{Visibility: model.Shared}, Name: name, IsRep: true}
		if _, err := w.Store().Do(context.Background(), unit.AddPerson, func(x *storage.Work) error { return x.Put(p) }); err != nil {
			t.Fatal(err)
		}
	}
	w.Quit()
	copies, err := filepath.Glob(filepath.Join(o.Backups, "*", "*"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies: %q, %v", copies, err)
	}
	checked, err := storage.CheckFile(context.Background(), copies[0])
	if err != nil || !checked.Whole() {
		t.Errorf("the copy: %+v, %v", checked, err)
	}
}
