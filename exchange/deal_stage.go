package exchange

import (
	"milepost/model"
)

// stageWords are what stages mean whatever program the list is from, folded. Everything else has to be said by a stage map.
var stageWords = map[string]model.DealStage{
	"prospecting": model.StageProspect, "prospect": model.StageProspect, "engaging": model.StageWarm, "engaged": model.StageWarm,
	"warm": model.StageWarm, "hot": model.StageHot, "ready": model.StageReady, "ready to close": model.StageReady,
	"won": model.StageWon, "closed won": model.StageWon, "closedwon": model.StageWon,
	"lost": model.StageLost, "closed lost": model.StageLost, "closedlost": model.StageLost,
}

// ReadStageMap reads a list with the columns stage and bucket: what each stage of another program means here. The keys are
// as listed. Errors are ErrInvalid with the line.
func ReadStageMap(path string) (map[string]model.DealStage, error) {
	t, err := Read(path, ReadOptions{})
	if err != nil {
		return nil, err
	}
	stage, bucket := findColumn(t.Columns, "stage"), findColumn(t.Columns, "bucket")
	if stage < 0 || bucket < 0 {
		return nil, &model.Problem{Key: "import.stagemap.columns", Args: []any{headerList(t)}, File: path, Line: t.HeadLine, Err: model.ErrInvalid}
	}
	out := map[string]model.DealStage{}
	for _, r := range t.Rows {
		if r.Uneven {
			return nil, &model.Problem{Key: "import.row.columns", Args: []any{len(r.Cells), len(t.Columns)}, File: path, Line: r.Line, Err: model.ErrInvalid}
		}
		to, ok := stageWords[model.Fold(r.Cells[bucket])]
		if !ok {
			return nil, &model.Problem{Key: "import.stagemap.bucket", Args: []any{r.Cells[bucket]}, File: path, Line: r.Line, Column: bucket + 1, Err: model.ErrInvalid}
		}
		out[model.JoinSpace(r.Cells[stage])] = to
	}
	return out, nil
}
