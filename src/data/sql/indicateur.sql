-- The dictionary, in the order of the screens.
SELECT fid, code, libelle, libelle_court, definition, unite, univers, numerateur, denominateur, sens, famille, source, millesimes_comparables, diffusion, calcule, ordre
FROM indicateur
ORDER BY ordre, fid;
