-- The whole résidence is published although the typologies masked in it together have one or two known rents.
SELECT count(*) FROM (
  SELECT whole.fid
  FROM loyer AS whole
  JOIN loyer AS part ON part.residence_fid = whole.residence_fid AND part.millesime = whole.millesime
   AND part.typologie <> 'TOUS' AND part.loyer_moyen IS NULL
  WHERE whole.typologie = 'TOUS' AND whole.masque = 0 AND whole.loyer_moyen IS NOT NULL
  GROUP BY whole.fid
  HAVING sum(part.nb_loyer_connu) BETWEEN 1 AND 2
);
