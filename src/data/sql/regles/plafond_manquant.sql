-- The file has ceilings, but none in force at the date of its rents.
SELECT EXISTS (SELECT 1 FROM plafond) AND :loyers IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM plafond WHERE nature = 'apl_loyer' AND date_effet <= printf('%04d-01-01', :loyers)
);
