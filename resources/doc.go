// Package resources holds what is built into the program: icons, fonts, translations, the starter framework. It
// imports nothing of ours.
package resources
