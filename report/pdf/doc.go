// Package pdf writes PDF files: pages of any size with text and vector shapes. Text is shaped, embedded as subsets of
// TrueType fonts, and can be searched and copied; letters no font has are replaced by a word and stay in the file as
// text. The same calls give the same bytes. The package knows nothing of what the pages are about.
//
// All lengths are points of 1/72 inch; x grows to the right, y downwards from the upper edge of the page.
package pdf
