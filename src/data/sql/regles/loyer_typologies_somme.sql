-- The typologies of the current rents sum to the dwellings.
SELECT count(*) FROM (
  SELECT sum(loyer.nb_logements) AS dwellings, residence.nb_logements AS expected
  FROM loyer JOIN residence ON residence.fid = loyer.residence_fid
  WHERE loyer.millesime = :loyers AND loyer.typologie <> 'TOUS'
  GROUP BY loyer.residence_fid
) WHERE dwellings <> expected;
