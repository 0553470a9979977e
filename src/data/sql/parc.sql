-- Stock of one vintage (?1).
SELECT fid, residence_fid, nb_offerts, nb_vacants, nb_vacants_3_mois, nb_emmenagements
FROM parc
WHERE millesime = ?1
ORDER BY residence_fid;
