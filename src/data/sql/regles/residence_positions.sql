-- Where résidences are, and the commune they are said to be in.
SELECT fid, geom, code_insee FROM residence WHERE geom IS NOT NULL;
