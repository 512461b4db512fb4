package sample

// Five weeks without a talk: nothing is prepared on either side for today.
var withJonas = pairRow{
	who: "jonas",
	points: []pointRow{
		{theirs, deal, shared, "2026-06-01", "2026-06-15", "Lund and Dahl want exclusivity for Sweden"},
		{mine, skill, shared, "2026-06-15", "2026-06-15", "You show the product when somebody asks about money. What happens in you then?"},
		{theirs, customer, shared, "2026-06-29", "2026-06-29", "Skåne's buyer changes every quarter"},
		{mine, personal, shared, "2026-07-27", "2026-07-27", "How do you want to come back from holiday?"},
		{theirs, skill, shared, "2026-08-12", "2026-08-24", "I would rather teach the demo than give it"},
		{mine, career, shared, "2026-08-24", "2026-09-07", "Demo coach: what would the team have after half a year?"},
		{mine, skill, shared, "2026-09-07", "2026-09-21", "The CFO at Lund left after twenty minutes. What was on the screen?"},
		{theirs, strategy, shared, "2026-09-21", "2026-10-07", "Who gives the Nordic demo, and in which language?"},
		{mine, personal, private, "2026-10-07", "2026-10-19", "Quiet in the team meeting, two weeks running. Is it Daniel's new role?"},
		{theirs, deal, shared, "2026-10-07", "2026-10-19", "{2026-08-15 January}'s 15 %: I saw it in {2026-07-15 January} and hoped"},
	},
	actions: []actionRow{
		{mine, shared, "2026-06-15", "2026-06-29", "2026-06-26", "Ask legal about exclusivity by country", ""},
		{theirs, shared, "2026-06-15", "2026-06-22", "2026-06-22", "Hold one talk without a screen and tell how it went", ""},
		{theirs, shared, "2026-06-29", "2026-07-10", "2026-07-20", "Map who buys at Skåne", ""},
		{mine, shared, "2026-08-24", "2026-09-07", "2026-09-07", "Give him Friday mornings for the demo hour", ""},
		{theirs, shared, "2026-09-07", "2026-09-18", "2026-09-18", "A plan for eight Fridays", ""},
		{theirs, shared, "2026-10-07", "2026-10-16", "2026-10-16", "Say {2026-08-15 January}'s number again, with what he would do now", ""},
		{mine, shared, "2026-10-19", "2026-12-04", "", "Ask Oslo for a room for the demo hour", ""},
		{theirs, shared, "2026-10-19", "2026-12-08", "", "Prepare a talk about cost with Priya", ""},
	},
	notes: []noteRow{
		{"2026-06-15", win, shared, "Lund and Dahl: three trades for four per cent."},
		{"2026-08-12", plain, private, "Lights up when he explains. He should do it for a living, a little."},
		{"2026-09-07", lesson, shared, "A CFO does not buy what he sees. He buys what he can say in his own meeting."},
		{"2026-10-19", plain, private, "Says everything is fine, in fewer words each time. Do not let four weeks pass."},
	},
}

var withPriya = pairRow{
	who: "priya",
	points: []pointRow{
		{theirs, customer, shared, "2026-06-03", "2026-06-03", "St. Eskil: the board wants to hear about nights on the wards"},
		{mine, skill, shared, "2026-06-17", "2026-06-17", "Nobody had asked for the discount at Marelva. Why did you offer it?"},
		{theirs, skill, shared, "2026-07-01", "2026-07-15", "A course for negotiation: the long one or the hard one?"},
		{mine, strategy, shared, "2026-08-12", "2026-08-26", "If hospitals became a segment of ours, what would have to be true?"},
		{theirs, career, shared, "2026-08-26", "2026-09-09", "Principal AE: do I have to want that?"},
		{theirs, skill, shared, "2026-09-09", "2026-09-23", "The certificate takes eight Saturdays. May two of them be Fridays?"},
		{mine, deal, shared, "2026-10-07", "2026-10-07", "Marelva's second site: what did you trade?"},
		{theirs, strategy, shared, "2026-10-21", "2026-11-04", "Five groups by {2027-06-30 January}: is that a wish or a plan?"},
		{mine, customer, shared, "2026-11-04", "2026-11-18", "Which five boards, and who sits on them?"},
		{mine, personal, private, "2026-11-18", "", "She carries the segment alone. Who helps her when two boards meet in one week?"},
		{theirs, skill, shared, "2026-11-18", "", "A mock price talk before the exam: would Jonas play the buyer?"},
	},
	actions: []actionRow{
		{mine, shared, "2026-06-03", "2026-06-17", "2026-06-15", "Bring somebody from service who knows wards", ""},
		{theirs, shared, "2026-06-17", "2026-07-01", "2026-07-01", "A trade for every discount, on one page", ""},
		{mine, shared, "2026-07-15", "2026-07-31", "2026-07-22", "Pay for the hard course", ""},
		{theirs, shared, "2026-08-26", "2026-09-09", "2026-09-09", "What would have to be true for hospitals", ""},
		{mine, shared, "2026-09-23", "2026-10-07", "2026-10-07", "Two Fridays for the certificate", ""},
		{theirs, shared, "2026-10-21", "2026-11-04", "2026-11-04", "Turn the wish into a plan", ""},
		{theirs, shared, "2026-11-18", "2026-11-25", "", "Bring the hospital shortlist", ""},
	},
	notes: []noteRow{
		{"2026-06-03", win, shared, "St. Eskil's board asked her back, without us asking."},
		{"2026-07-01", plain, private, "Does not want to be a manager, and is tired of being asked."},
		{"2026-10-07", win, shared, "Marelva: a second site for three per cent."},
		{"2026-11-04", evidence, shared, "Her ward demo ran at St. Eskil without her. Their nurse gave it."},
		{"2026-11-18", plain, private, "Two of five boards are friends of hers by now. The other three know nobody of us."},
	},
}
