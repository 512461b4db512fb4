-- That the file was moved to another computer: the day, and what that computer is called, if anybody said so. NULL in the
-- file that is there to be worked in.
ALTER TABLE file ADD COLUMN moved_on TEXT;
ALTER TABLE file ADD COLUMN moved_to TEXT NOT NULL DEFAULT '';
