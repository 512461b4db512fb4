package sample

var withTomas = pairRow{
	who: "tomas",
	points: []pointRow{
		{mine, skill, shared, "2026-06-08", "2026-06-08", "You had the offer ready before they had finished. What if you waited?"},
		{theirs, deal, shared, "2026-06-22", "2026-07-06", "Three deals slipped. They all said next week"},
		{mine, deal, shared, "2026-07-06", "2026-07-20", "What would have to be true for each of them?"},
		{theirs, skill, shared, "2026-08-03", "2026-08-03", "My checklist for inbound: may the others have it?"},
		{mine, personal, shared, "2026-08-31", "2026-08-31", "You help everybody. Who helps you?"},
		{theirs, skill, shared, "2026-09-14", "2026-09-28", "Amara let me lead half a call. Can that be a habit?"},
		{mine, career, shared, "2026-09-28", "2026-10-12", "Discovery on your own by spring: what would you need from me?"},
		{theirs, customer, shared, "2026-10-26", "2026-11-09", "Alba asks for a price before the second talk"},
		{mine, personal, private, "2026-11-09", "", "Warm pipeline is half of plan. Ask before showing him the figure."},
		{theirs, skill, shared, "2026-11-09", "", "Eight seconds of silence feel like a minute. Does it get easier?"},
		{theirs, deal, shared, "2026-11-16", "", "Two deals for {2026-12-15 January}, and I believe in one"},
	},
	actions: []actionRow{
		{theirs, shared, "2026-06-08", "2026-06-22", "2026-06-22", "Wait once, and write down what came", ""},
		{mine, shared, "2026-07-06", "2026-07-20", "2026-07-20", "Go through his five largest deals with him", ""},
		{theirs, shared, "2026-07-20", "2026-08-03", "2026-08-10", "Write next to each deal what would have to be true", ""},
		{theirs, shared, "2026-08-03", "2026-08-14", "2026-08-12", "Hand the checklist to the whole team", ""},
		{mine, shared, "2026-08-31", "2026-09-14", "2026-09-11", "Ask Amara whether she would coach him", ""},
		{theirs, shared, "2026-09-28", "2026-10-12", "2026-10-12", "One recorded call", ""},
		{mine, shared, "2026-10-26", "2026-11-02", "2026-11-04", "Listen to the recording and say one thing", ""},
		{theirs, shared, "2026-11-09", "2026-11-24", "", "Send two discovery recordings", ""},
		{mine, shared, "2026-11-09", "2026-12-07", "", "Take him along to a price talk", ""},
	},
	notes: []noteRow{
		{"2026-06-22", plain, private, "Would rather hope than ask. It is kindness, not laziness."},
		{"2026-08-12", win, shared, "The whole team's inbound runs on his checklist."},
		{"2026-11-09", win, shared, "First discovery call alone. Amara was on mute and stayed there."},
		{"2026-11-16", plain, private, "48 % under plan in the warm pipeline. Priya joins two of his calls by Friday."},
	},
}

var withLucja = pairRow{
	who: "lucja",
	points: []pointRow{
		{mine, career, shared, "2026-06-01", "2026-06-01", "What do you want from the next two years?"},
		{theirs, strategy, shared, "2026-06-15", "2026-06-15", "Norwegian lessons in the morning: one hour, every day"},
		{theirs, deal, shared, "2026-06-29", "2026-07-13", "Gdynia's contract is in its seventh week"},
		{mine, deal, shared, "2026-07-13", "2026-07-27", "Which two points at Gdynia are worth another week?"},
		{theirs, customer, shared, "2026-08-24", "2026-09-07", "A partner in Tromsø with nine vans and no office"},
		{mine, skill, shared, "2026-09-07", "2026-09-21", "You let me speak when bankers are there. What if I am ill?"},
		{theirs, strategy, shared, "2026-09-21", "2026-10-05", "Forty partners ask the same six questions"},
		{mine, strategy, shared, "2026-10-05", "2026-10-19", "Six questions, six lessons: would you build that?"},
		{theirs, personal, shared, "2026-10-19", "2026-11-02", "I want one partner day a week without a call from us"},
		{mine, customer, shared, "2026-11-02", "2026-11-16", "What did Tromsø do with lesson one?"},
		{theirs, career, shared, "2026-11-16", "", "A career talk, please: the first since the spring"},
	},
	actions: []actionRow{
		{mine, shared, "2026-06-15", "2026-06-22", "2026-06-19", "Pay for the lessons", ""},
		{theirs, shared, "2026-07-13", "2026-07-24", "2026-07-24", "Give up two points at Gdynia and sign", ""},
		{theirs, shared, "2026-08-24", "2026-09-07", "2026-09-04", "Visit Tromsø", ""},
		{mine, shared, "2026-09-21", "2026-10-05", "2026-10-12", "Find out who pays for a partner academy", ""},
		{theirs, shared, "2026-10-19", "2026-11-02", "2026-11-02", "Lesson one, written", ""},
		{mine, shared, "2026-11-16", "2026-11-30", "", "Keep Wednesdays free of our calls for her", ""},
	},
	notes: []noteRow{
		{"2026-07-27", win, shared, "Gdynia Port Lines signed after eleven weeks."},
		{"2026-09-07", plain, private, "Has outgrown the job she has. Find the next one before somebody else does."},
		{"2026-11-06", win, shared, "Norwegian B2, at the first try."},
		{"2026-11-16", evidence, shared, "Lesson two was given in Tromsø without her."},
	},
}
