# donnees
