-- The financing of the current stock sums to the dwellings.
SELECT count(*) FROM (
  SELECT sum(financement.nb_logements) AS dwellings, residence.nb_logements AS expected
  FROM financement JOIN residence ON residence.fid = financement.residence_fid
  WHERE financement.millesime = :parc
  GROUP BY financement.residence_fid
) WHERE dwellings <> expected;
