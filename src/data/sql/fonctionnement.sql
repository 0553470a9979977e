-- What landlords say, oldest first.
SELECT fid, residence_fid, theme, constat, annee, source, date_constat, date_expiration
FROM fonctionnement
ORDER BY residence_fid, date_constat, fid;
