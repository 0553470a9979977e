-- Vintages of the occupancy.
SELECT DISTINCT millesime FROM occupation ORDER BY millesime;
