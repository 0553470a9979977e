-- Outlines of the territories.
SELECT fid, geom, code, nature FROM zone WHERE geom IS NOT NULL;
