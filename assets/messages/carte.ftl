# La carte : ce qu’elle dit d’une résidence, ses boutons, ses mentions.

carte-nom = Carte, { $nombre } { $nombre ->
    [one] résidence affichée
   *[other] résidences affichées
  }
carte-nom-choisie = Carte, { $nombre } { $nombre ->
    [one] résidence affichée
   *[other] résidences affichées
  }, { $residence } choisie
carte-zoom-avant = Zoom avant
carte-zoom-arriere = Zoom arrière
carte-territoire = Voir tout le territoire
carte-echelle-km = { $nombre } km
carte-echelle-m = { $nombre } m
carte-perimetres-fictifs = périmètres QPV fictifs

carte-bulle-titre = { $nom } · { $nombre } { $nombre ->
    [one] logement
   *[other] logements
  }
carte-ratio = { $typologie } : { $valeur } du plafond ({ $menage })
carte-valeur = { $champ } : { $valeur }
carte-points = { $nombre } { $nombre ->
    [one] point d’attention
   *[other] points d’attention
  } : { $familles }
carte-occupation-secret = Occupation : secret
carte-indeterminee = Indéterminée pour la sélection
carte-hors-selection = Hors sélection
carte-position-commune = Position connue à la commune seulement
carte-etiquette-masquee = { $nombre } { $nombre ->
    [one] logement
   *[other] logements
  } · occupation masquée

# La légende, qui commande les couleurs.

legende-titre-ratio = Loyer { $typologie } ÷ plafond APL
legende-menage-a-charge = { $nombre } { $nombre ->
    [one] personne
   *[other] personnes
  } à charge
legende-sous-titre-ratio = { $menage }, zone de la commune, { $date }
legende-sous-titre-ratio-court = { $menage }, { $date }
legende-sous-titre-loyer = logements occupés, hors charges, { $date }
legende-sous-titre-loyer-court = hors charges, { $date }
legende-sous-titre-univers = { $univers }, OPS { $annee }
legende-univers-menages = ménages répondants
legende-univers-majeurs = majeurs des ménages répondants
legende-univers-occupants = occupants des ménages répondants
legende-univers-logements = logements
legende-classe-premiere = ≤ { $haut }
legende-classe = { $bas } à { $haut }
legende-classe-derniere = > { $bas }
legende-classe-unique = toutes les valeurs
legende-classe-nom = Classe { $classe }, { $nombre } { $nombre ->
    [one] résidence
   *[other] résidences
  }
legende-isolee = isolée
legende-loyer-non-publie = Loyer non publié
legende-non-communique = Non communiqué
legende-non-calcule = Non calculé
legende-non-publiee = Valeur non publiée
legende-indeterminee = Indéterminée
legende-indeterminee-pourquoi = (secret, non communiqué)
legende-points = 2 points d’attention ou plus
legende-points-familles = ressources, emploi, rotation
legende-points-non-calcule = non calculé
legende-hors-selection = Hors sélection
legende-hors-selection-cacher = Cacher les résidences hors sélection
legende-hors-selection-montrer = Montrer les résidences hors sélection
legende-tailles = 10, 50 et 150 logements
legende-tailles-surface = surface proportionnelle
legende-indicateur = Couleur de la carte : { $champ }
legende-methode = Méthode de classement
legende-methode-seuils = Seuils parlants
legende-methode-quantiles = Effectifs égaux (quantiles)
legende-methode-naturelle = Ruptures naturelles
legende-replier = Replier la légende
legende-deplier = Déplier la légende
legende-groupe-loyers = Loyers
legende-groupe-occupation = Occupation
legende-groupe-recents = Emménagés récents
legende-groupe-bati = Bâti
legende-groupe-autres = Autres
