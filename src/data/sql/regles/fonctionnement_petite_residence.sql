-- Under 20 dwellings, nothing about people or tranquillity.
SELECT count(*) FROM fonctionnement JOIN residence ON residence.fid = fonctionnement.residence_fid
WHERE residence.nb_logements < 20 AND fonctionnement.theme IN ('tranquillite', 'vie_sociale');
