-- Keys and values of the file.
SELECT fid, cle, valeur
FROM meta
ORDER BY fid;
