// Package theme knows how Milepost looks: its colours, faces and sizes. It is the only package of the window that
// names a colour; everything else asks Current for the palette in force and draws with what it finds there.
//
// Objects of the canvas keep the colour they were made with, so a page is built anew when the settings change.
package theme
