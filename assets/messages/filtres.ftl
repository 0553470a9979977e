# filtres
