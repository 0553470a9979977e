-- A floor under that of the national cartography.
SELECT :seuil < 11;
