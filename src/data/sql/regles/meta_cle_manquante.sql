-- Keys without which a figure has no date or no source.
SELECT 2 - count(*) FROM meta WHERE cle IN ('produit_le', 'source') AND valeur <> '';
