-- A floor under that of the national cartography: a convention may ask for more, never for less.
SELECT count(*) FROM meta WHERE cle = 'seuil_secret' AND CAST(valeur AS INTEGER) < 11;
