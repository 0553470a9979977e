-- Delivered territorial values, all vintages.
SELECT fid, zone_fid, millesime, population, indicateur, segment, statut, valeur, denominateur
FROM reference
ORDER BY fid;
