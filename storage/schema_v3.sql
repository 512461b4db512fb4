-- What Today asks for is found without looking through all that ever was: who was talked to last, what is planned, and
-- what is still open.
CREATE INDEX meeting_talk ON meeting(subject_id, state, meeting_on);
CREATE INDEX meeting_day ON meeting(state, meeting_on);
CREATE INDEX talking_point_closed ON talking_point(closed_on);
CREATE INDEX action_item_closed ON action_item(closed_on);
CREATE INDEX goal_closed ON goal(closed_on);
