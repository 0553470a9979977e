-- Opinions, oldest first.
SELECT fid, residence_fid, organisation, date_avis, portee, statut_avis, avis, motif, reponse, date_expiration
FROM avis
ORDER BY residence_fid, date_avis, fid;
