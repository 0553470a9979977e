# regles
