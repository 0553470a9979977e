-- The commune is none of the file's zones.
SELECT count(*) FROM residence
WHERE code_insee NOT IN (SELECT code FROM zone WHERE nature = 'commune');
