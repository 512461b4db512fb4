// Package desk is a screen of its own for programs with windows: a virtual display with a window manager, a keyboard, a
// mouse and a camera. Programs are started on it as a user would start them, with an empty home folder, and are asked
// what they show through the file named by MILEPOST_STATE. Nothing here waits for time to pass; it waits for states,
// bounded by a deadline that only a program that hangs will reach.
//
// It needs Xvfb, openbox and xdotool.
package desk
