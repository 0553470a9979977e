-- Dated ceilings.
SELECT fid, nature, date_effet, zone, composition, montant, unite, source
FROM plafond
ORDER BY fid;
