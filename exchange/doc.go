// Package exchange reads and writes other programs' files.
//
// An import goes in three steps: Read makes a Table of a file, Preview makes a Plan that says what would become of every
// row and writes nothing, and Apply carries the plan out as one unit of work, whole or not at all. The window and the
// command line show the same plan.
package exchange
