-- Occupancy of one vintage (?1), by résidence. The indicator columns of the file take the place of the comment.
SELECT fid, residence_fid, population, statut, repondants, majeurs_repondants, taux_reponse, masques, bornes/* indicateurs */
FROM occupation
WHERE millesime = ?1
ORDER BY residence_fid;
