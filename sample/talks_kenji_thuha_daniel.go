package sample

var withKenji = pairRow{
	who: "kenji",
	points: []pointRow{
		{mine, personal, shared, "2026-06-11", "2026-06-11", "Second week: what surprised you?"},
		{theirs, skill, shared, "2026-06-25", "2026-06-25", "When is a customer polite, and when interested?"},
		{mine, skill, shared, "2026-07-09", "2026-07-23", "Three stations done. Which one would you do again?"},
		{theirs, deal, shared, "2026-08-07", "2026-08-20", "My first deal asks for ten per cent. May I say no?"},
		{theirs, personal, shared, "2026-09-03", "2026-09-17", "The ramp bonus: does {2026-09-15 January} count?"},
		{mine, career, shared, "2026-10-01", "2026-10-01", "The ramp ends next week. What comes after?"},
		{theirs, deal, shared, "2026-10-15", "2026-10-29", "Elbtal's second house wants to start before Christmas"},
		{mine, skill, shared, "2026-10-29", "2026-11-12", "You looked at me when the CFO asked about payback"},
		{theirs, deal, shared, "2026-11-12", "", "Legal at Elbtal takes ten days for two pages"},
		{mine, personal, private, "2026-11-12", "", "Works until ten at night before a talk. Ask Daniel how he sees it."},
	},
	actions: []actionRow{
		{theirs, shared, "2026-06-11", "2026-06-25", "2026-06-24", "Lunch with everybody once", ""},
		{mine, shared, "2026-06-25", "2026-07-09", "2026-07-08", "Take him to three customers as a listener", ""},
		{theirs, shared, "2026-08-20", "2026-09-03", "2026-09-03", "First deal at list price", ""},
		{mine, shared, "2026-09-17", "2026-10-01", "2026-10-06", "Sign off the ramp plan", ""},
		{theirs, shared, "2026-10-15", "2026-10-29", "2026-10-29", "What he wished he had known in {2026-06-15 January}, on one page", ""},
		{mine, shared, "2026-11-12", "2026-11-23", "", "Ask finance about the ramp bonus", ""},
		{theirs, shared, "2026-11-12", "2026-12-04", "", "Ring Elbtal's legal himself", ""},
	},
	notes: []noteRow{
		{"2026-06-11", plain, private, "Asks everything once and never twice."},
		{"2026-08-20", win, shared, "Said no to ten per cent, and they signed."},
		{"2026-10-09", win, shared, "Ramp finished in nineteen weeks; twenty-six is usual."},
		{"2026-11-12", evidence, shared, "Answered the payback question at Elbtal without looking round."},
	},
}

var withThuHa = pairRow{
	who: "thuha",
	points: []pointRow{
		{theirs, skill, shared, "2026-06-01", "2026-06-15", "The sheet does not fit when they ask something back"},
		{mine, skill, shared, "2026-06-15", "2026-06-29", "What if you asked why a second time?"},
		{theirs, career, shared, "2026-07-13", "2026-07-13", "SDR II: what would show you that I am ready?"},
		{mine, career, shared, "2026-08-10", "2026-08-10", "SDR II it is. What do you want to be asked to do now?"},
		{theirs, skill, shared, "2026-09-07", "2026-09-21", "I have never seen what happens after my call"},
		{mine, strategy, shared, "2026-10-05", "2026-10-19", "Three first talks beside an AE: whose?"},
		{theirs, career, shared, "2026-10-19", "", "Is there a way to AE from here, and how long is it?"},
		{theirs, personal, shared, "2026-11-02", "", "On Fridays I am too tired to be curious"},
		{mine, personal, private, "2026-11-02", "", "She asks less for herself than anybody. Agree on a milestone with her, not for her."},
	},
	actions: []actionRow{
		{mine, shared, "2026-06-29", "2026-07-13", "2026-07-13", "Listen to five of her calls", ""},
		{theirs, shared, "2026-07-13", "2026-07-27", "2026-07-24", "A second why in ten notes", ""},
		{mine, shared, "2026-09-21", "2026-10-05", "2026-10-05", "Find two AEs who take her along", ""},
		{theirs, shared, "2026-10-19", "2026-11-02", "2026-11-02", "The price call for Kenji, prepared", ""},
		{theirs, shared, "2026-11-02", "2026-12-02", "", "Choose the three talks she wants to sit in", ""},
		{theirs, shared, "2026-11-02", "2026-12-11", "", "Move her calls to before eleven for two weeks", ""},
	},
	notes: []noteRow{
		{"2026-07-13", win, shared, "Forty-one meetings in a quarter, three of them became deals."},
		{"2026-09-21", plain, private, "Daniel should talk to her. He likes it, and she would say more to him."},
		{"2026-11-02", plain, private, "Second cancelled talk in autumn was mine. Not a third one."},
	},
}

var withDaniel = pairRow{
	who: "daniel",
	points: []pointRow{
		{mine, career, shared, "2026-05-27", "2026-06-24", "Seven years of deals. What would you miss?"},
		{theirs, personal, shared, "2026-06-24", "2026-06-24", "Kenji beside me: two days a week, not five"},
		{mine, strategy, shared, "2026-08-19", "2026-08-19", "The ports pay for everything else. Who could take one over?"},
		{theirs, career, shared, "2026-09-16", "2026-10-14", "I would like to lead people. I am not sure I would be good at it"},
		{mine, career, shared, "2026-10-14", "2026-11-11", "Team Lead programme: what do you want to try before you decide?"},
		{theirs, skill, shared, "2026-11-11", "", "I talked too much with Thu Hà. How do you keep quiet?"},
		{mine, strategy, private, "2026-11-11", "", "If he leads, which milestone of the team needs it? None so far. Find one."},
	},
	actions: []actionRow{
		{theirs, shared, "2026-06-24", "2026-07-22", "2026-07-20", "Two days a week with Kenji", ""},
		{mine, shared, "2026-08-19", "2026-09-16", "2026-09-16", "Tell the board who carries the ports", ""},
		{mine, shared, "2026-10-14", "2026-11-11", "2026-11-10", "Ask for a place in the Team Lead programme", ""},
		{theirs, shared, "2026-10-14", "2026-11-11", "2026-11-11", "One talk with Thu Hà, and what he learned", ""},
		{mine, shared, "2026-11-11", "2026-11-23", "", "Read his Team Lead application", ""},
	},
	notes: []noteRow{
		{"2026-06-24", plain, private, "Says he does not need a manager. He needs somebody to disagree with."},
		{"2026-10-14", win, shared, "Kenji got through his ramp in nineteen weeks with him."},
		{"2026-11-11", lesson, shared, "A talk in which I speak for forty of sixty minutes is mine, not hers."},
	},
}
