-- Rows that hold what the law masks: fewer respondents than the floor, a value in a row that is not published, a
-- value under its own mask. The indicator columns of the file take the place of the comments.
SELECT count(*) FROM occupation
WHERE CASE statut
  WHEN 'ok' THEN
    repondants < :seuil
    OR (repondants IS NULL AND coalesce(majeurs_repondants, taux_reponse/* indicateurs */) IS NOT NULL)
    /* masques */
  ELSE coalesce(repondants, majeurs_repondants, taux_reponse/* indicateurs */) IS NOT NULL
END;
