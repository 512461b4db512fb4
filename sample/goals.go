package sample

import "milepost/model"

var goalsOfAmara = []goalRow{
	{
		who: "amara", key: "cfo meetings", title: "Two CFO meetings a month", done: "Five CFOs met and one next step agreed with each",
		opened: "2026-09-17", due: "2027-01-31", skill: "Executive talks", career: "pilot",
		results: []resultRow{
			{"CFO meetings held", "", 0, 0, 5, model.MeasureUp, []readingRow{{"2026-10-06", 1}, {"2026-11-05", 2}, {"2026-11-23", 3}}},
			{"Next steps agreed", "", 0, 0, 5, model.MeasureUp, []readingRow{{"2026-10-08", 1}, {"2026-11-05", 2}, {"2026-11-23", 3}}},
		},
		checks: []checkRow{
			{"2026-10-08", "Konex's CFO gave me twenty minutes, and I used fifteen for slides.", "I hide behind the deck.", "the next one without slides", model.ConfidenceUnsure},
			{"2026-11-05", "Havn's CFO did the sum with me on paper.", "Three weeks to get each date.", "ask for the next date before leaving", model.ConfidenceFairly},
			{"2026-11-23", "Brevik's CFO opened up once we spoke about cost per route.", "", "Havn on {2026-12-01 2 January}", model.ConfidenceFairly},
		},
	},
	{
		who: "amara", key: "hold price", title: "Hold price in the first talk", done: "Discount asked for only after value is agreed",
		opened: "2026-09-03", due: "2026-12-15", skill: "Negotiation", career: "amara senior",
		results: []resultRow{
			{"Average discount when signing", "%", 0, 18, 10, model.MeasureDown, []readingRow{{"2026-09-30", 17}, {"2026-10-28", 16}}},
		},
		checks: []checkRow{
			{"2026-09-30", "One deal at list price, two at twenty.", "", "write down three trades before each talk", model.ConfidenceFairly},
			{"2026-10-28", "I give in when procurement joins the call.", "Nobody from procurement has ever liked me.", "shadow a price talk", model.ConfidenceUnsure},
		},
	},
	{
		who: "amara", key: "coach tomas", title: "Coach Tomás on discovery", done: "Tomás runs two discovery calls without her",
		opened: "2026-10-01", due: "2027-02-28", skill: "Teamwork",
		results: []resultRow{{"Calls Tomás ran alone", "", 0, 0, 2, model.MeasureUp, []readingRow{{"2026-11-10", 1}}}},
		checks: []checkRow{
			{"2026-11-12", "He ran Alba alone and asked the cost question twice.", "", "the next one with me on mute", model.ConfidenceSure},
		},
	},
	{
		who: "amara", key: "demo data", title: "A demo on the customer's own routes", done: "Brevik's routes are in the demo and two colleagues have used it",
		opened: "2026-05-28", due: "2026-08-31", state: model.GoalReached, closed: "2026-08-20", skill: "Product",
		results: []resultRow{{"Colleagues who used it", "", 0, 0, 2, model.MeasureUp, []readingRow{{"2026-07-30", 1}, {"2026-08-19", 2}}}},
		checks:  []checkRow{{"2026-07-30", "Łucja took it to Gdynia and it held.", "", "show it to Jonas", model.ConfidenceSure}},
	},
	{
		who: "amara", key: "forecast", title: "Say the month before the month says it", done: "Three months in a row within 10 %",
		opened: "2026-06-04", due: "2026-10-31", state: model.GoalReached, closed: "2026-11-05", skill: "Forecasting",
		results: []resultRow{
			{"Forecast error of the month", "%", 1, 210, 100, model.MeasureDown, []readingRow{{"2026-07-01", 164}, {"2026-08-03", 121}, {"2026-09-01", 94}, {"2026-10-01", 81}, {"2026-11-02", 75}}},
		},
		checks: []checkRow{{"2026-09-03", "{2026-08-15 January}: 9.4 % off, and I knew on the 20th.", "", "the same once more", model.ConfidenceSure}},
	},
	{
		who: "amara", key: "list", title: "Know the twenty accounts that matter", done: "One page for each, with the person who signs",
		opened: "2026-06-04", due: "2026-07-31", state: model.GoalReached, closed: "2026-07-30", skill: "Discovery",
		results: []resultRow{{"Pages written", "", 0, 0, 20, model.MeasureUp, []readingRow{{"2026-06-25", 8}, {"2026-07-30", 20}}}},
	},
	{
		who: "amara", key: "norwegian reader", title: "Read a Norwegian tender", done: "One tender read without the translation",
		opened: "2026-07-02", due: "2026-09-30", state: model.GoalReached, closed: "2026-09-24",
		checks: []checkRow{{"2026-09-24", "Havn's, all forty pages. Łucja checked: two mistakes.", "", "", model.ConfidenceSure}},
	},
	{
		who: "amara", key: "podcast", title: "Start a podcast about transport", done: "Three episodes",
		opened: "2026-06-11", due: "2026-12-31", state: model.GoalDropped, closed: "2026-08-27", archived: true,
	},
}

var goalsOfTheOthers = []goalRow{
	{
		who: "jonas", key: "cost first", title: "Cost before screens", done: "Four talks with a CFO in which no screen is shared",
		opened: "2026-09-21", due: "2027-02-12", skill: "Executive talks", career: "demo coach",
		results: []resultRow{{"Talks without a screen", "", 0, 0, 4, model.MeasureUp, []readingRow{{"2026-10-12", 1}}}},
		checks: []checkRow{
			{"2026-10-19", "One held. It felt like forgetting my trousers.", "I do not know their figures well enough.", "prepare the next with Priya", model.ConfidenceUnsure},
		},
	},
	{
		who: "jonas", key: "demo hour", title: "The demo hour on Fridays", done: "Eight Fridays, and three colleagues give the demo alone",
		opened: "2026-09-07", due: "2027-01-15", skill: "Teamwork", career: "demo coach",
		results: []resultRow{
			{"Fridays held", "", 0, 0, 8, model.MeasureUp, []readingRow{{"2026-09-25", 2}, {"2026-10-16", 4}, {"2026-11-13", 6}}},
			{"Colleagues who give it alone", "", 0, 0, 3, model.MeasureUp, []readingRow{{"2026-10-16", 1}, {"2026-11-13", 2}}},
		},
	},
	{
		who: "priya", key: "trades", title: "A trade for every discount", done: "Ten price talks in which nothing was given for nothing",
		opened: "2026-06-10", due: "2026-12-04", skill: "Negotiation", career: "certificate",
		results: []resultRow{{"Price talks with a trade", "", 0, 0, 10, model.MeasureUp, []readingRow{{"2026-07-15", 2}, {"2026-09-09", 5}, {"2026-10-21", 7}, {"2026-11-18", 9}}}},
		checks: []checkRow{
			{"2026-10-21", "Marelva: a second site for three per cent.", "", "the exam's practice case", model.ConfidenceSure},
			{"2026-11-18", "Nine of ten. The exam is on the tenth.", "", "one mock talk with Jonas as the buyer", model.ConfidenceSure},
		},
	},
	{
		who: "priya", key: "board", title: "Know how a hospital decides", done: "A map of the board for each of the five groups",
		opened: "2026-11-04", due: "2027-02-26", skill: "Executive talks", career: "first group",
		results: []resultRow{{"Boards mapped", "", 0, 0, 5, model.MeasureUp, []readingRow{{"2026-11-18", 2}}}},
	},
	{
		who: "tomas", key: "ask twice", title: "Ask a second time before offering", done: "Six recorded calls in which the second question comes before the first offer",
		opened: "2026-09-24", due: "2027-02-26", skill: "Discovery", career: "discovery alone",
		results: []resultRow{{"Recorded calls", "", 0, 0, 6, model.MeasureUp, []readingRow{{"2026-10-12", 1}, {"2026-11-09", 2}}}},
		checks: []checkRow{
			{"2026-10-26", "The silence after the question is the hard part.", "", "count to eight", model.ConfidenceFairly},
			{"2026-11-09", "Alba. Counted to eight, and then came the real answer.", "", "two recordings for Ingrid", model.ConfidenceFairly},
		},
	},
	{
		who: "tomas", key: "slips", title: "No deal slips in silence", done: "Every slip is said a week before, for a quarter",
		opened: "2026-10-01", due: "2026-12-31", skill: "Forecasting",
		results: []resultRow{{"Slips not announced", "a month", 0, 3, 0, model.MeasureDown, []readingRow{{"2026-10-30", 2}}}},
		checks:  []checkRow{{"2026-10-30", "Two in {2026-10-15 January}. One of them I could have known.", "I hope too long.", "ask on Mondays what would have to be true", model.ConfidenceUnsure}},
	},
	{
		who: "lucja", key: "bankers", title: "Talk to a partner's banker", done: "Two talks about the partner's cash, led by me",
		opened: "2026-09-29", due: "2027-03-31", skill: "Executive talks",
		results: []resultRow{{"Talks led", "", 0, 0, 2, model.MeasureUp, nil}},
	},
	{
		who: "lucja", key: "academy", title: "A partner academy that runs without me", done: "Six lessons that a partner can give to a partner",
		opened: "2026-10-19", due: "2027-03-26", skill: "Teamwork", career: "enablement",
		results: []resultRow{{"Lessons written", "", 0, 0, 6, model.MeasureUp, []readingRow{{"2026-11-02", 1}, {"2026-11-16", 2}}}},
		checks:  []checkRow{{"2026-11-16", "Lesson two was given in Tromsø without me. They laughed at the right places.", "", "lesson three: prices", model.ConfidenceSure}},
	},
	{
		who: "lucja", key: "b2", title: "Norwegian, every morning", done: "B2 passed", opened: "2026-06-15", due: "2026-11-06",
		state: model.GoalReached, closed: "2026-11-06", career: "norwegian",
		results: []resultRow{{"Lessons", "", 0, 0, 90, model.MeasureUp, []readingRow{{"2026-07-20", 22}, {"2026-08-31", 47}, {"2026-10-05", 74}, {"2026-11-02", 90}}}},
	},
	{
		who: "kenji", key: "hundred", title: "100 k in one quarter", done: "100 k signed between {2026-10-15 January} and {2026-12-15 January}",
		opened: "2026-10-08", due: "2026-12-18", career: "first quarter",
		results: []resultRow{{"Signed", "k€", 1, 0, 1000, model.MeasureUp, []readingRow{{"2026-10-15", 185}, {"2026-10-29", 420}, {"2026-11-12", 660}, {"2026-11-20", 810}}}},
		checks: []checkRow{
			{"2026-10-29", "42 k, and two of them want to start before Christmas.", "", "Elbtal's second house", model.ConfidenceFairly},
			{"2026-11-20", "81 k. The rest is two contracts that lie on desks.", "Legal at Elbtal takes ten days.", "ring their legal, not their buyer", model.ConfidenceSure},
		},
	},
	{
		who: "kenji", key: "payback", title: "Answer the question about payback", done: "Three talks in which I did not look at anybody else",
		opened: "2026-10-08", due: "2027-02-05", skill: "Executive talks",
		results: []resultRow{{"Talks", "", 0, 0, 3, model.MeasureUp, []readingRow{{"2026-11-12", 1}}}},
	},
	{
		who: "kenji", key: "ramp plan", title: "The ramp plan", done: "Twelve of twelve stations", opened: "2026-06-04", due: "2026-10-09",
		state: model.GoalReached, closed: "2026-10-09", career: "ramp",
		results: []resultRow{{"Stations", "", 0, 0, 12, model.MeasureUp, []readingRow{{"2026-07-02", 3}, {"2026-08-13", 7}, {"2026-09-24", 11}, {"2026-10-08", 12}}}},
	},
	{
		who: "thuha", key: "second question", title: "The second why", done: "Ten calls a week with a second why in the notes",
		opened: "2026-08-10", due: "2026-12-18", skill: "Discovery",
		results: []resultRow{{"Calls with a second why", "a week", 0, 0, 10, model.MeasureUp, []readingRow{{"2026-08-24", 2}, {"2026-09-21", 5}, {"2026-10-19", 7}, {"2026-11-02", 8}}}},
		checks:  []checkRow{{"2026-11-02", "Eight. On Fridays I am too tired to ask.", "", "calls before eleven", model.ConfidenceFairly}},
	},
	{
		who: "thuha", key: "in the room", title: "Once in the room", done: "Three first talks at the customer's table, beside an AE",
		opened: "2026-10-05", due: "2027-01-29", skill: "Executive talks",
		results: []resultRow{{"Talks", "", 0, 0, 3, model.MeasureUp, nil}},
	},
	{
		who: "daniel", key: "ramp coach", title: "Get Kenji through his ramp", done: "Kenji sells alone in twenty weeks", opened: "2026-06-24", due: "2026-10-23",
		state: model.GoalReached, closed: "2026-10-14", skill: "Teamwork",
		results: []resultRow{{"Stations behind him", "", 0, 0, 12, model.MeasureUp, []readingRow{{"2026-08-19", 7}, {"2026-10-14", 12}}}},
	},
	{
		who: "daniel", key: "lead a talk", title: "Lead a one-on-one that is not mine", done: "Four talks with Thu Hà about her way to AE",
		opened: "2026-10-14", due: "2027-03-12", skill: "Teamwork", career: "team lead",
		results: []resultRow{{"Talks", "", 0, 0, 4, model.MeasureUp, []readingRow{{"2026-11-11", 1}}}},
		checks:  []checkRow{{"2026-11-11", "I talked too much. She was kind about it.", "", "ask, then be quiet", model.ConfidenceFairly}},
	},
	{
		who: "jonas", key: "certificate of product", title: "Every module certified", done: "Five of five", opened: "2026-05-25", due: "2026-08-31",
		state: model.GoalMissed, closed: "2026-09-07", skill: "Product",
		results: []resultRow{{"Modules", "", 0, 0, 5, model.MeasureUp, []readingRow{{"2026-07-06", 2}, {"2026-08-24", 4}}}},
	},
}
