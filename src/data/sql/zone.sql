-- Territories.
SELECT fid, geom, code, nom, nature, zone_apl, valide_du, valide_au, fictif, source
FROM zone
ORDER BY fid;
