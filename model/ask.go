package model

// AskKind is what a question is about: a kind of talking point, or how the two of a pair work together.
type AskKind string

// AskManager are questions about how manager and rep work together.
const AskManager AskKind = "manager"

// AskKinds are all kinds of questions, in the order of the bank.
func AskKinds() []AskKind {
	return []AskKind{
		AskKind(PointCareer), AskKind(PointSkill), AskKind(PointDeal), AskKind(PointCustomer), AskKind(PointStrategy),
		AskKind(PointPersonal), AskManager,
	}
}

// Point is the kind of the talking point that a question becomes. How the two work together is personal.
func (k AskKind) Point() PointKind {
	if k == AskManager {
		return PointPersonal
	}
	return PointKind(k)
}

// AskFit is an occasion that a question fits in particular.
type AskFit string

// Occasions for questions.
const (
	AskFirst      AskFit = "first" // exactly five of the bank
	AskLost       AskFit = "lost"  // after a lost deal
	AskOnboarding AskFit = "onboarding"
	AskQuarterly  AskFit = "quarterly"
	AskRide       AskFit = "ride" // the manager comes along to a call or visit
)

// SourceBank is the source of the questions that come with the program.
const SourceBank = "milepost"

// Ask is a question that can be asked in a one-on-one, wherever it came from.
type Ask struct {
	ID       ID // of its row; empty for one that comes with the program
	Kind     AskKind
	Text     string
	Fits     []AskFit
	Category string // as its source calls it; empty for ours
	Language string // "en", "ja"
	Source   string // SourceBank for those that come with the program
	External string // its id in the source
}
