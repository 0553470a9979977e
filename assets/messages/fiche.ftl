# Fiche d’une résidence.

# Deux lignes neutres
fiche-liste = { $liste }
fiche-typologie-menage = { $typologie } ({ $menage })
fiche-loyer-sous = Loyer moyen sous le plafond :
fiche-loyer-au-dessus = Loyer moyen au-dessus du plafond :
fiche-loyer-sans-plafond = Loyers connus, aucun barème APL à leur date
fiche-loyer-secret = Loyers masqués (moins de 3 loyers connus)
fiche-loyer-absent = Loyers non communiqués
fiche-points-aucun = Aucun point d’attention
fiche-points = { $nombre } { $nombre ->
    [one] point d’attention
   *[other] points d’attention
  } :
fiche-points-autres = { $atteints } ; { $autres } : { $etat }
fiche-occupation-secret = Occupation couverte par le secret statistique
fiche-occupation-secret-raison = (moins de { $seuil } ménages)
fiche-points-non-calcules = Points d’attention non calculés
fiche-points-non-calcules-raison = (effectif ou taux de réponse insuffisant)
fiche-occupation-absente = Occupation non communiquée
fiche-part-moyenne = { $sous } { $sous ->
    [one] logement
   *[other] logements
  } sur { $connus } à loyer connu, dans des typologies dont le loyer moyen est sous le plafond.
fiche-part-comptee = { $sous } { $sous ->
    [one] logement
   *[other] logements
  } sur { $connus } à loyer connu sous le plafond, comptés un par un.
