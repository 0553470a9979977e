-- A value of an indicator that the file's own dictionary does not name.
SELECT count(*) FROM reference
WHERE EXISTS (SELECT 1 FROM indicateur) AND indicateur NOT IN (SELECT code FROM indicateur);
