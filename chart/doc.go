// Package chart draws pictures of model values: the radar of skills, the weave of careers and milestones, the road of
// levels, the line of sight. Each picture is a plain value that knows how high it wants to be and how to draw itself on
// a Canvas; the window and the PDF each have one. A picture is drawn from what it is handed and from the size of the
// canvas alone: the same values on the same size give the same picture.
//
// Colours are names, so the palette in force decides, on paper as on screen. Words come from the caller. Every picture
// returns the places that mean something as Hits, for the pointer, the keyboard and screen readers.
//
// Screen pictures measure in units of the toolkit and keep to whole ones, paper pictures in points.
package chart
