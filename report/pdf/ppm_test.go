package pdf

import (
	"bytes"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"testing"
)

// readPPM reads the one picture of a folder and gives back the color at a place.
func readPPM(t *testing.T, dir string) func(x, y int) color.NRGBA {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.ppm"))
	if err != nil || len(files) != 1 {
		t.Fatalf("pictures %v, %v", files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	var w, h, top int
	if _, err := fmt.Fscanf(bytes.NewReader(data), "P6\n%d %d\n%d\n", &w, &h, &top); err != nil {
		t.Fatal(err)
	}
	pixels := data[len(data)-3*w*h:]
	return func(x, y int) color.NRGBA {
		p := pixels[3*(y*w+x):]
		return color.NRGBA{p[0], p[1], p[2], 255}
	}
}

func near(a, b color.NRGBA) bool {
	off := func(x, y uint8) bool { return max(x, y)-min(x, y) > 3 }
	return !off(a.R, b.R) && !off(a.G, b.G) && !off(a.B, b.B)
}
