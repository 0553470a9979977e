-- Ordinary tables of the file; neither views nor virtual tables.
SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0;
