-- A territorial value of fewer households (or adults) than the floor, or a value that is not published.
SELECT count(*) FROM reference
WHERE (statut = 'ok' AND population <> 'parc' AND denominateur < :seuil)
   OR (statut <> 'ok' AND coalesce(valeur, denominateur) IS NOT NULL);
