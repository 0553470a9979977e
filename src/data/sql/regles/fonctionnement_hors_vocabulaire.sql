-- A theme, or a finding of a theme, that the file's own closed lists do not have.
SELECT count(*) FROM fonctionnement
WHERE EXISTS (SELECT 1 FROM vocabulaire WHERE liste = 'theme')
  AND NOT (EXISTS (SELECT 1 FROM vocabulaire WHERE liste = 'theme' AND code = theme)
           AND EXISTS (SELECT 1 FROM vocabulaire WHERE liste = theme AND code = constat));
