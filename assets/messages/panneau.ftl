# Le panneau des filtres et la carte de la phrase.

phrase-residences = { $nombre ->
    [one] { $nombre } résidence
   *[other] { $nombre } résidences
  }
phrase-logements = { $nombre ->
    [one] { $nombre } logement
   *[other] { $nombre } logements
  }
phrase-indeterminees = { $nombre ->
    [one] { $nombre } indéterminée
   *[other] { $nombre } indéterminées
  }
phrase-indeterminees-aide = Une condition porte sur un chiffre secret ou non communiqué : la réponse n’est ni oui, ni non.
phrase-incluses = incluses
phrase-ecartees = masquées
phrase-incluses-nom = Montrer les résidences indéterminées
phrase-sans-position = { $nombre } sans position
phrase-sur = sur { $nombre }
phrase-copier = Copier la phrase
phrase-copie = { $phrase } : { $residences }, { $logements }, { $indeterminees }.
phrase-aucune-condition = Toutes les résidences, sans condition
phrase-residences-debut = Résidences
phrase-et = et
phrase-retirer = Retirer la condition : { $condition }
phrase-vide-une = Aucune résidence. La condition « { $condition } » écarte tout. Sans elle : { $nombre ->
    [one] { $nombre } résidence.
   *[other] { $nombre } résidences.
  }
phrase-vide-plusieurs = Aucune résidence. Plusieurs conditions ensemble écartent tout.
phrase-vide-retirer = Retirer cette condition
phrase-vide-tout = Retirer toutes les conditions

# Un histogramme à deux poignées.
histogramme-a = à
histogramme-nom = Histogramme : { $champ }
histogramme-effacer = Retirer la condition sur { $champ }
histogramme-poignee-basse = Minimum, poignée : { $champ }
histogramme-poignee-haute = Maximum, poignée : { $champ }
histogramme-minimum = Minimum : { $champ }
histogramme-maximum = Maximum : { $champ }
histogramme-non-determine = non dét. { $nombre }
histogramme-non-determine-nom = Garder les non déterminés : { $champ }
histogramme-non-determine-aide = Secret : { $secret } · non communiqué : { $absent } · non calculé : { $calcule }
histogramme-borne-refusee = Ce nombre n’est pas une borne possible ici.
