// Package report makes documents from model values: pages of A4 or Letter as PDF. It is handed its words and their
// language, so it makes no sentence of its own, and only values of the model's Shared types, so a private text cannot
// get into a document for others.
//
// Lengths are points of 1/72 inch. On a sheet x is counted from the left edge of the text block, y from its upper edge.
package report
