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
histogramme-non-determine = non dét.
histogramme-et-plus = et plus
histogramme-definition = Définition : { $champ }
histogramme-non-determine-nom = Garder les non déterminés : { $champ }
histogramme-non-determine-aide = Secret : { $secret } · non communiqué : { $absent } · non calculé : { $calcule }
histogramme-borne-refusee = Écrivez un nombre ; le minimum ne dépasse pas le maximum.

# Le panneau des filtres.
panneau-titre = Filtres
panneau-actifs = { $nombre ->
    [one] { $nombre } actif
   *[other] { $nombre } actifs
  }
panneau-reinitialiser = Réinitialiser
panneau-replier = Replier les filtres
panneau-deplier = Filtres, { $nombre ->
    [0] aucun actif
    [one] { $nombre } actif
   *[other] { $nombre } actifs
  }
panneau-deplier-nom = Déplier les filtres
panneau-loyers = Loyers et taille
panneau-loyers-note = { $date }, hors charges
panneau-loyers-note-courte = hors charges
panneau-occupation = Occupation
panneau-occupation-note = ménages répondants
panneau-occupation-note-recents = emménagés récents
panneau-occupation-absente = Ce fichier ne contient aucune donnée d’occupation.
panneau-loyers-plus = Rapport au plafond, loyer au m²
panneau-loyers-plus-court = Rapport au plafond, m², taille
panneau-typologie = Typologie
panneau-plus = Plus d’indicateurs ({ $nombre })
panneau-univers-menages = en part des ménages répondants
panneau-univers-majeurs = en part des majeurs répondants
panneau-univers-occupants = en part des occupants
panneau-univers-enquete = sur l’enquête elle-même
panneau-univers-logements = en part des logements
panneau-points = Fragilités (constat statistique)
panneau-fragile = Points d’attention
panneau-familles = Par famille
panneau-contexte = Contexte : jamais compté comme attention
panneau-avis = Avis des bailleurs et partenaires, à part
panneau-situations = Situations
panneau-situations-note = toutes les conditions
panneau-situations-plus = Autres situations
panneau-bati = Bâti
panneau-bati-plus = Niveaux, énergie, vacance
panneau-bati-plus-court = Année, niveaux, énergie, vacance
panneau-autres = Autres
panneau-bailleur = Bailleur
panneau-lieux = Lieux
panneau-categorie = { $champ } : { $etat }
panneau-tous-nombre = tous ({ $nombre })
panneau-choisis = { $nombre ->
    [one] { $nombre } choisi
   *[other] { $nombre } choisis
  }
panneau-facette-secret = secret : { $nombre }
panneau-facette-absent = non communiqué : { $nombre }
panneau-facette-calcule = non calculé : { $nombre }
panneau-facette-objet = sans objet : { $nombre }
panneau-chercher-valeur = Chercher dans la liste
panneau-avec = Avec
panneau-sans = Sans
panneau-tous = Tous
panneau-repere-plafond = plafond 1,00
panneau-repere-zone = zone { $zone } : { $montant }
panneau-repere-metropole = métropole { $valeur }
panneau-plafonds = plafonds pour { $menage }
panneau-plafonds-charge = plafonds pour { $nombre } { $nombre ->
    [one] personne
   *[other] personnes
  } à charge
panneau-ensemble = tous les ménages
panneau-menage-isole = personne seule
panneau-menage-couple = couple
panneau-menage-charge = { $nombre } pers. à charge
panneau-unite-pourcent = %
panneau-unite-points = points
panneau-unite-euros = € par mois
panneau-unite-euros-court = €
panneau-unite-m2 = €/m²
panneau-unite-logements = logements
phrase-isolee = { $nombre ->
    [one] sur la carte : { $nombre } classe isolée
   *[other] sur la carte : { $nombre } classes isolées
  }
phrase-isolee-retirer = Montrer toutes les classes sur la carte
