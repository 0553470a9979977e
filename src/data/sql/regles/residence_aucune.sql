-- A file without any résidence.
SELECT count(*) = 0 FROM residence;
