-- An opinion, a reason or a reply that the file's own closed lists do not have.
SELECT count(*) FROM avis
WHERE EXISTS (SELECT 1 FROM vocabulaire WHERE liste = 'avis')
  AND NOT (EXISTS (SELECT 1 FROM vocabulaire WHERE liste = 'avis' AND code = avis)
           AND (motif IS NULL OR EXISTS (SELECT 1 FROM vocabulaire WHERE liste = 'motif' AND code = motif))
           AND (reponse IS NULL OR EXISTS (SELECT 1 FROM vocabulaire WHERE liste = 'reponse' AND code = reponse)));
