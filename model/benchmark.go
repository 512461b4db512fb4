package model

// Benchmark is a role as others describe it, to compare with: never a rating. Its attribution is shown wherever it is.
type Benchmark struct {
	Row
	Source      string // "onet"
	Code        string // of the role there: "41-4012.00"
	Name        string
	Attribution string
	LadderID    ID // beside which ladder it is shown; none: not yet said
	ArchivedAt  Instant
}

// TableName pins the table.
func (*Benchmark) TableName() string { return "benchmark" }

// BenchmarkSkill is one skill of such a role. Importance and Level are in hundredths of its source's scale, unset where the list
// has none.
type BenchmarkSkill struct {
	Row
	BenchmarkID ID
	Code        string
	Name        string
	Importance  Decimal
	Level       Decimal
	Position    int64
}

// TableName pins the table.
func (*BenchmarkSkill) TableName() string { return "benchmark_skill" }
