# Nombres, unités et dates.

formats-points = { $valeur } { $nombre ->
    [one] point
   *[other] points
  }
formats-residences = { $nombre } { $nombre ->
    [one] résidence
   *[other] résidences
  }
formats-logements = { $nombre } { $nombre ->
    [one] logement
   *[other] logements
  }
formats-date = { $jour ->
    [1] 1er
   *[other] { $jour }
  } { $mois } { $annee }
formats-mois-annee = { $mois } { $annee }
formats-mois = { $numero ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
  }
formats-age-moins-d-un-mois = moins d’un mois
formats-age-mois = { $mois } mois
formats-age-ans = { $ans } { $ans ->
    [one] an
   *[other] ans
  }
formats-age-ans-mois = { $ans } { $ans ->
    [one] an
   *[other] ans
  } et { $mois } mois

formats-et = { $debut } et { $fin }
formats-ou = { $debut } ou { $fin }
