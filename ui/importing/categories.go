package importing

import (
	"strconv"

	"milepost/exchange"
	"milepost/model"
	"milepost/ui/kit"
	"milepost/ui/theme"
	"milepost/ui/words"
)

// addCategories says how many questions of each category there are, and of what kind they are here.
func (c *columnsCard) addCategories(list []exchange.CategoryCount) {
	t := theme.Current()
	if len(c.box.Objects) > 0 {
		c.box.Add(kit.Gap(1, 16))
	}
	c.box.Add(kit.CardHead(words.Say("import.categories")))
	c.box.Add(kit.Gap(1, 6))
	for _, x := range list {
		name := x.Category
		if name == "" {
			name = words.Say("import.categories.none")
		}
		as := words.Say("import.categories.as", words.AskKind(model.AskKindOf(x.Category)))
		line := kit.Cols(8, []float32{0, 40}, kit.VB(0, kit.One(name, kit.Small, t.Ink), kit.One(as, kit.Cap, t.Ink3)),
			kit.Mid(kit.OneR(strconv.Itoa(x.Questions), kit.SmallM, t.Ink)))
		c.box.Add(kit.In(4, 0, 4, 0, line))
	}
}
