-- Financing of one vintage (?1).
SELECT fid, residence_fid, groupe, nb_logements
FROM financement
WHERE millesime = ?1
ORDER BY residence_fid, fid;
