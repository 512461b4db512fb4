// Package kit holds the widgets and layouts every page is made of: text, cards, buttons, tabs, rows, dialogs, fields.
//
// The toolkit asks an object how small it can be without saying how wide it will be; wrapped text has no answer to
// that. So the layouts here ask a second question on the way down, HeightOf: how high are you at this width? Every
// container that wrapped text sits in must pass the question on, which VB, HB, Cols, In, Stack, Box, Areas and Flow do.
//
// All sizes are whole units: the two painters of the toolkit round fractions differently. Words come from the caller.
package kit
