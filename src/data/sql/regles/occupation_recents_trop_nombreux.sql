-- No more recent movers than households.
SELECT count(*)
FROM occupation AS recent
JOIN occupation AS every ON every.residence_fid = recent.residence_fid AND every.millesime = recent.millesime
 AND every.population = 'ensemble'
WHERE recent.population = 'recents' AND recent.repondants > every.repondants;
