-- How long notes are kept, in months from their day; 0 for as long as the file.
ALTER TABLE file ADD COLUMN note_months INTEGER NOT NULL DEFAULT 24 CHECK (note_months BETWEEN 0 AND 600);
