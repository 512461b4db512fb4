package model

import "slices"

// Currencies of ISO 4217 whose minor unit is not the hundredth.
var (
	noMinorUnit = []string{
		"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF",
	}
	thousandths = []string{"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
)

// MinorDigits is how many digits a currency's minor unit has (ISO 4217); two for one that is not known, and while a file
// has none.
func MinorDigits(currency string) int {
	switch {
	case slices.Contains(noMinorUnit, currency):
		return 0
	case slices.Contains(thousandths, currency):
		return 3
	}
	return 2
}
