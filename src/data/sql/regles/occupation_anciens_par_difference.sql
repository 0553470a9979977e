-- Both populations are published although their difference, the households of long standing, is under the floor.
SELECT count(*)
FROM occupation AS recent
JOIN occupation AS every ON every.residence_fid = recent.residence_fid AND every.millesime = recent.millesime
 AND every.population = 'ensemble'
WHERE recent.population = 'recents' AND every.repondants - recent.repondants BETWEEN 0 AND :seuil - 1;
