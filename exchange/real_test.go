package exchange

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"milepost/model"
)

// realData is the folder of files that other programs wrote. Without the variable the test is skipped; with it a file
// that cannot be read is a failure.
func realData(t *testing.T, parts ...string) string {
	t.Helper()
	root := os.Getenv("MILEPOST_REALDATA")
	if root == "" {
		t.Skip("skipped: MILEPOST_REALDATA is not set")
	}
	path := filepath.Join(append([]string{root}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("MILEPOST_REALDATA is set, but %v", err)
	}
	return path
}

func readReal(t *testing.T, parts ...string) *Table {
	t.Helper()
	table, err := Read(realData(t, parts...), ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestSpectrum holds the reader against tables whose content somebody else wrote down.
func TestSpectrum(t *testing.T) {
	folder := realData(t, "csv-spectrum")
	files, err := filepath.Glob(filepath.Join(folder, "*.csv"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no tables in %s: %v", folder, err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		if name == "location_coordinates.csv" {
			continue // its expected text is of another table, in an unknown encoding
		}
		table, err := Read(file, ReadOptions{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		data, err := os.ReadFile(file[:len(file)-len("csv")] + "json")
		if err != nil {
			t.Fatal(err)
		}
		var want []map[string]string
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(want) != len(table.Rows) {
			t.Errorf("%s: %d rows, want %d", name, len(table.Rows), len(want))
			continue
		}
		for i, row := range table.Rows {
			for k, column := range table.Columns {
				if row.Cells[k] != want[i][column] {
					t.Errorf("%s, row %d, %s: %q, want %q", name, i+1, column, row.Cells[k], want[i][column])
				}
			}
		}
	}
}

// TestFrictionless reads tables with one fault each.
func TestFrictionless(t *testing.T) {
	for _, c := range []struct {
		file, problem string
		line, column  int
		encoding      Encoding
		separator     byte
		columns, rows int
	}{
		{file: "accent.csv", encoding: EncodingUTF8, separator: ';', columns: 17, rows: 2},
		{file: "blank-cells.csv", encoding: EncodingUTF8, separator: ',', columns: 2, rows: 5},
		{file: "blank-headers.csv", problem: "import.header.blank", line: 1, column: 2},
		{file: "blank-rows.csv", encoding: EncodingUTF8, separator: ',', columns: 3, rows: 2},
		{file: "bom.csv", encoding: EncodingUTF8, separator: ',', columns: 2, rows: 2},
		{file: "delimiter.csv", encoding: EncodingUTF8, separator: ';', columns: 2, rows: 2},
		{file: "duplicate-column.csv", problem: "import.header.duplicate", line: 1, column: 3},
		{file: "duplicate-headers.csv", problem: "import.header.duplicate", line: 1, column: 3},
		{file: "empty.csv", problem: "import.table.empty"},
		{file: "escaping.csv", encoding: EncodingUTF8, separator: ',', columns: 2, rows: 3},
		{file: "latin1.csv", encoding: Encoding1252, separator: ',', columns: 2, rows: 2},
		{file: "leading-zeros.csv", encoding: EncodingUTF8, separator: ',', columns: 1, rows: 3},
		{file: "long.csv", encoding: EncodingUTF8, separator: ',', columns: 2, rows: 6},
		{file: "skip-rows-before-headers.csv", encoding: EncodingUTF8, separator: ',', columns: 2, rows: 2},
		{file: "without-headers.csv", encoding: EncodingUTF8, separator: ',', columns: 2, rows: 2},
		{file: "without-rows.csv", problem: "import.table.norows", line: 1},
	} {
		table, err := Read(realData(t, "csv-frictionless", c.file), ReadOptions{})
		if c.problem != "" {
			wantProblem(t, c.file, err, c.problem, c.line, c.column)
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		if table.Encoding != c.encoding || table.Separator != c.separator || len(table.Columns) != c.columns || len(table.Rows) != c.rows {
			t.Errorf("%s: %s %q, %d columns, %d rows; want %s %q, %d, %d", c.file, table.Encoding, table.Separator,
				len(table.Columns), len(table.Rows), c.encoding, c.separator, c.columns, c.rows)
		}
	}
}

func TestSalesforceExports(t *testing.T) {
	table := readReal(t, "crm-salesforce-dataloader", "csvtext_BOM_UTF8.csv")
	if !slices.Equal(table.Columns, []string{"column1", "column2", "column3"}) || len(table.Rows) != 2 {
		t.Errorf("%q, %d rows", table.Columns, len(table.Rows))
	}
	table = readReal(t, "crm-salesforce-dataloader", "csvEscapedQuotes.csv")
	if got := table.Rows[0].Cells[0]; got != `"The Best" Account` {
		t.Errorf("a quoted quote: %q", got)
	}
	for _, file := range []string{"accountData.csv", "opportunityData.csv"} {
		table := readReal(t, "crm-salesforce-dataloader", file)
		for _, row := range table.Rows {
			if row.Uneven {
				t.Errorf("%s, line %d has %d cells for %d columns", file, row.Line, len(row.Cells), len(table.Columns))
			}
		}
	}
}

// TestNothingSensitiveIsProposed reads a personnel list with gender, age, marital state and pay.
func TestNothingSensitiveIsProposed(t *testing.T) {
	table := readReal(t, "hr-ibm", "emp_attrition.csv")
	cols, err := mapColumns(table, KindPeople, nil, func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	taken := map[string]Field{}
	for _, c := range cols {
		if c.Field != "" {
			taken[c.Header] = c.Field
		}
	}
	if len(taken) != 2 || taken["EmployeeNumber"] != FieldID || taken["JobLevel"] != FieldLevel {
		t.Errorf("proposed: %v", taken)
	}
	for _, header := range []string{"Age", "Gender", "MaritalStatus", "MonthlyIncome", "HourlyRate", "DailyRate", "MonthlyRate", "PercentSalaryHike", "StockOptionLevel"} {
		if !Sensitive(header) {
			t.Errorf("%s is not known as sensitive", header)
		}
	}
	_, err = Preview(table, &model.Roster{}, Options{Kind: KindPeople, Day: testDay})
	wantProblem(t, "a list without names", err, "import.column.name", 1, 0)
}

// TestNamesOfTheWorld makes people of names in all scripts and looks for each of them by id.
func TestNamesOfTheWorld(t *testing.T) {
	table := readReal(t, "names", "common-forenames-by-country.csv")
	plan, err := Preview(table, &model.Roster{}, Options{
		Kind: KindPeople, Day: testDay,
		Map: map[string]string{"name": "Localized Name", "id": "Name Group", "alias": "Romanized Name"},
	})
	if err != nil {
		t.Fatal(err)
	}
	r := plan.Report()
	if r.Rows != len(table.Rows) || r.New+r.Changed+r.Unchanged+len(r.Refused) != r.Rows {
		t.Errorf("not every row is accounted for: %+v", r)
	}
	for _, row := range plan.Rows {
		if row.Fate == FateRefused && row.Problem.Key != "import.row.repeated" && row.Problem.Key != "import.row.name" {
			t.Errorf("line %d, %s: %v", row.Line, row.Name, row.Problem)
		}
	}
}
