package kit

import (
	"slices"

	"milepost/ui/words"
)

// teamPages are the pages about all of a manager's people, in the order of their tabs.
var teamPages = []string{PagePeople, PageTalks, PagePromises, PageTeam, PageDelegation, PageLessons}

// IsTeamPage says whether a page stands behind one of the tabs of People.
func IsTeamPage(page string) bool { return slices.Contains(teamPages, page) }

// NewTeamTabs leads from one page about all people to the others; page is the one it stands on.
func NewTeamTabs(f Frame, page string) *Tabs {
	labels := make([]string, len(teamPages))
	for i, name := range teamPages {
		labels[i] = words.Say("team.tab." + name)
	}
	return NewTabs("team.tabs", labels, slices.Index(teamPages, page), func(i int) {
		f.Go(Route{Page: teamPages[i]})
		WhenStill(func() {
			if f.Canvas().Focused() == nil { // the page was built anew; arrows go on from tab to tab
				FocusName(f.Canvas(), "team.tabs")
			}
		})
	})
}
