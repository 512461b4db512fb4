package shell_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"milepost/ui/kit"
	"milepost/ui/kit/kittest"
	"milepost/ui/shell"
	"milepost/ui/theme"
)

// TestReportOfACrashHoldsNoTexts: a panic whose reason is somebody's words.
func TestReportOfACrashHoldsNoTexts(t *testing.T) {
	kittest.App(t, theme.LightMode)
	logs := logged(t)
	runs, path := t.TempDir(), sampleFile(t)
	said := ""
	w := startIn(t, runs, path, func(s string) { said = s })
	t.Cleanup(func() { kit.OnBreak = nil })
	id := talks(t, w, "Amara Okafor")
	func() {
		defer func() { w.Broke(recover()) }()
		panic("Amara Okafor said zqsecret\ngoroutine 7 [running]:\nzqsecret.words()\n\t/home/zqsecret/Amara.go:12")
	}()
	if said == "" || strings.Contains(said, "zqsecret") || strings.Contains(logs.String(), "zqsecret") {
		t.Fatalf("said %q, noted %q", said, logs)
	}
	shell.Kill(w)
	x := startIn(t, runs, path, nil)
	c := x.Canvas()
	reports, err := filepath.Glob(filepath.Join(runs, "crash *.txt"))
	if err != nil || len(reports) != 1 {
		t.Fatalf("reports: %q, %v", reports, err)
	}
	data, err := os.ReadFile(reports[0])
	if err != nil {
		t.Fatal(err)
	}
	report := string(data)
	for _, want := range []string{"Milepost test, ", "page person/oneonones/" + string(id) + "/", "goroutine ", "shell_test.TestReportOfACrashHoldsNoTexts", "shell/crash_test.go:"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report has no %q:\n%s", want, report)
		}
	}
	for _, never := range []string{"zqsecret", "Amara", "Okafor", filepath.Dir(path)} {
		if strings.Contains(report, never) {
			t.Errorf("the report has %q:\n%s", never, report)
		}
	}
	if got := kittest.Text(t, c, "crash.text"); !strings.Contains(got, reports[0]) {
		t.Errorf("told: %q", got)
	}
	kittest.Tap(t, c, "crash.copy")
	if got := fyne.CurrentApp().Clipboard().Content(); got != reports[0] {
		t.Errorf("the clipboard has %q", got)
	}
	kittest.Tap(t, c, "crash.confirm")
	if !kittest.Has(c, "oneonone.sentence") {
		t.Error("another page is shown than the one where it happened")
	}
	shell.Kill(x)
	if y := startIn(t, runs, path, nil); kittest.Has(y.Canvas(), "crash.text") {
		t.Error("it is told a second time")
	}
}

// TestWhatTheRuntimeSaysOfACrash are messages as they were seen, with words planted where the reason of a panic stands.
func TestWhatTheRuntimeSaysOfACrash(t *testing.T) {
	const trace = "goroutine 34 [running]:\nmilepost/ui/kit.(*Drafts).send(0xc0003b2000?, {0x1, 0x2})\n\t/home/somebody/ui/kit/drafts.go:153 +0x45\n" +
		"milepost/ui/kit.Run[...].func1()\n\t/home/somebody/ui/kit/run.go:36 +0x7c\ncreated by milepost/ui/kit.Run[...] in goroutine 1\n\t/home/somebody/ui/kit/run.go:33 +0x1a5\n"
	const kept = "goroutine 34 [running]:|  milepost/ui/kit.(*Drafts).send kit/drafts.go:153|  milepost/ui/kit.Run[...].func1 kit/run.go:36|  milepost/ui/kit.Run[...] kit/run.go:33"
	for said, want := range map[string]string{
		"":                   "",
		"page 01/today///\n": "",
		"panic: zqsecret: zqsecret\n\ngoroutine 1 [running]:\n":                                          "goroutine 1 [running]:",
		"page 01/today///\npanic: Amara\n\tgoroutine 9 [running]:\n\tzqsecret.words()\n\n" + trace:       kept,
		"panic: runtime error: index out of range [5] with length 3 [recovered, repanicked]\n\n" + trace: "index out of range|" + kept,
		"fatal error: concurrent map writes\n\n" + trace:                                                 "concurrent map writes|" + kept,
		"SIGABRT: abort\nPC=0x47f4e3 m=0 sigcode=0\n\n" + trace:                                          "SIGABRT|" + kept,
	} {
		if got := strings.Join(shell.TraceLines(said), "|"); got != want {
			t.Errorf("of %q is kept\n%s\nwant\n%s", said, got, want)
		}
	}
}
