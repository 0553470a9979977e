-- Under 20 dwellings, an opinion that weighs on the résidence gives a reason of building, services or projects.
SELECT count(*) FROM avis JOIN residence ON residence.fid = avis.residence_fid
WHERE residence.nb_logements < 20 AND avis.avis IN ('vigilance', 'fragilite_confirmee')
  AND coalesce(avis.motif, '') NOT IN
      ('travaux', 'adaptation', 'equipements', 'presence', 'desserte', 'relogement', 'npnru');
