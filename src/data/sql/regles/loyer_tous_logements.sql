-- The row of the whole résidence counts all its dwellings.
SELECT count(*) FROM loyer JOIN residence ON residence.fid = loyer.residence_fid
WHERE loyer.millesime = :loyers AND loyer.typologie = 'TOUS' AND loyer.nb_logements <> residence.nb_logements;
