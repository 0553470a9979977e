# La phrase du filtre, les valeurs des catégories et les fautes d’une condition CQL2.

phrase-toutes = Toutes les résidences
phrase-entiere = Résidences { $conditions }
phrase-determines = { $condition } (non déterminés écartés)
phrase-recents = { $condition } (emménagés récents)
phrase-expression = répondant à la condition : { $condition }
phrase-libre = sans condition
phrase-cite = « { $texte } »
phrase-code = de code « { $texte } »
phrase-champ-absent = { $code } (champ absent du fichier)

# Un indicateur du dictionnaire, cité par son libellé.
phrase-nombre-min = dont « { $champ } » vaut au moins { $min }
phrase-nombre-max = dont « { $champ } » vaut au plus { $max }
phrase-nombre-entre = dont « { $champ } » vaut entre { $min } et { $max }
phrase-nombre-egal = dont « { $champ } » vaut exactement { $valeur }

# Un loyer.
phrase-sujet-min = dont { $sujet } est d’au moins { $min }
phrase-sujet-max = dont { $sujet } est d’au plus { $max }
phrase-sujet-entre = dont { $sujet } est compris entre { $min } et { $max }
phrase-sujet-egal = dont { $sujet } est de { $valeur }
phrase-sujet-loyer_t1 = le loyer T1
phrase-sujet-loyer_t2 = le loyer T2
phrase-sujet-loyer_t3 = le loyer T3
phrase-sujet-loyer_t4 = le loyer T4
phrase-sujet-loyer_t5 = le loyer T5
phrase-sujet-loyer_t6 = le loyer T6
phrase-sujet-loyer_m2 = le loyer moyen au m²

# Un loyer rapporté au plafond d’un ménage.
phrase-plafond-min = dont { $sujet } est d’au moins { $min } fois le plafond APL ({ $menage })
phrase-plafond-max = dont { $sujet } est d’au plus { $max } fois le plafond APL ({ $menage })
phrase-plafond-entre = dont { $sujet } est compris entre { $min } et { $max } fois le plafond APL ({ $menage })
phrase-plafond-egal = dont { $sujet } est de { $valeur } fois le plafond APL ({ $menage })
phrase-sujet-ratio_t1 = le loyer T1
phrase-menage-ratio_t1 = personne seule
phrase-sujet-ratio_t2 = le loyer T2
phrase-menage-ratio_t2 = personne seule
phrase-sujet-ratio_t3 = le loyer T3
phrase-menage-ratio_t3 = 1 pers. à charge
phrase-sujet-ratio_t4 = le loyer T4
phrase-menage-ratio_t4 = 2 pers. à charge
phrase-sujet-ratio_t5 = le loyer T5
phrase-menage-ratio_t5 = 3 pers. à charge
phrase-sujet-ratio_t6 = le loyer T6
phrase-menage-ratio_t6 = 4 pers. à charge
phrase-sujet-ratio_t2_couple = le loyer T2
phrase-menage-ratio_t2_couple = couple

# La taille de la résidence, puis ce qu’elle compte. Le nombre décide du pluriel.
phrase-taille-min = d’au moins { $min } { $nom }
phrase-taille-max = d’au plus { $max } { $nom }
phrase-taille-entre = de { $min } à { $max } { $nom }
phrase-taille-egal = d’exactement { $valeur } { $nom }
phrase-compte-min = comptant au moins { $min } { $nom }
phrase-compte-max = comptant au plus { $max } { $nom }
phrase-compte-entre = comptant de { $min } à { $max } { $nom }
phrase-compte-egal = comptant exactement { $valeur } { $nom }
phrase-compte-nb_logements = { $nombre ->
    [one] logement
   *[other] logements
  }
phrase-compte-nb_niveaux = { $nombre ->
    [one] niveau
   *[other] niveaux
  }
phrase-compte-nb_logements_pmr = { $nombre ->
    [one] logement PMR
   *[other] logements PMR
  }
phrase-compte-nb_rez_de_chaussee = { $nombre ->
    [one] logement en rez-de-chaussée
   *[other] logements en rez-de-chaussée
  }
phrase-compte-dpe_a = { $nombre ->
    [one] logement au DPE A
   *[other] logements au DPE A
  }
phrase-compte-dpe_b = { $nombre ->
    [one] logement au DPE B
   *[other] logements au DPE B
  }
phrase-compte-dpe_c = { $nombre ->
    [one] logement au DPE C
   *[other] logements au DPE C
  }
phrase-compte-dpe_d = { $nombre ->
    [one] logement au DPE D
   *[other] logements au DPE D
  }
phrase-compte-dpe_e = { $nombre ->
    [one] logement au DPE E
   *[other] logements au DPE E
  }
phrase-compte-dpe_f = { $nombre ->
    [one] logement au DPE F
   *[other] logements au DPE F
  }
phrase-compte-dpe_g = { $nombre ->
    [one] logement au DPE G
   *[other] logements au DPE G
  }
phrase-compte-dpe_inconnu = { $nombre ->
    [one] logement au DPE inconnu
   *[other] logements au DPE inconnu
  }
phrase-compte-repondants = { $nombre ->
    [one] ménage répondant
   *[other] ménages répondants
  }
phrase-compte-majeurs_repondants = { $nombre ->
    [one] majeur répondant
   *[other] majeurs répondants
  }
phrase-compte-nb_points = { $nombre ->
    [one] point d’attention
   *[other] points d’attention
  }

# Les années, accordées avec « résidences ».
phrase-annee-min = { $participe } en { $min } ou après
phrase-annee-max = { $participe } en { $max } ou avant
phrase-annee-entre = { $participe } entre { $min } et { $max }
phrase-annee-egal = { $participe } en { $valeur }
phrase-participe-annee_construction = construites
phrase-participe-annee_rehabilitation = réhabilitées
phrase-participe-annee_mise_location = mises en location

# Avec ou sans.
phrase-drapeau-avec = avec « { $champ } »
phrase-drapeau-sans = sans « { $champ } »
phrase-drapeau-qpv-avec = en QPV 2024
phrase-drapeau-qpv-sans = hors QPV 2024
phrase-drapeau-en_qpv_2015-avec = en QPV 2015
phrase-drapeau-en_qpv_2015-sans = hors QPV 2015
phrase-drapeau-enjeu_3ds-avec = à enjeu prioritaire de mixité sociale
phrase-drapeau-enjeu_3ds-sans = sans enjeu prioritaire de mixité sociale
phrase-drapeau-sous_plafond-avec = dont le loyer est sous le plafond APL pour une typologie au moins
phrase-drapeau-sous_plafond-sans = dont le loyer n’est sous le plafond APL pour aucune typologie
phrase-drapeau-sous_plafond_t1-avec = dont le loyer T1 est sous le plafond APL (personne seule)
phrase-drapeau-sous_plafond_t1-sans = dont le loyer T1 dépasse le plafond APL (personne seule)
phrase-drapeau-sous_plafond_t2-avec = dont le loyer T2 est sous le plafond APL (personne seule)
phrase-drapeau-sous_plafond_t2-sans = dont le loyer T2 dépasse le plafond APL (personne seule)
phrase-drapeau-sous_plafond_t3-avec = dont le loyer T3 est sous le plafond APL (1 pers. à charge)
phrase-drapeau-sous_plafond_t3-sans = dont le loyer T3 dépasse le plafond APL (1 pers. à charge)
phrase-drapeau-sous_plafond_t4-avec = dont le loyer T4 est sous le plafond APL (2 pers. à charge)
phrase-drapeau-sous_plafond_t4-sans = dont le loyer T4 dépasse le plafond APL (2 pers. à charge)
phrase-drapeau-sous_plafond_t5-avec = dont le loyer T5 est sous le plafond APL (3 pers. à charge)
phrase-drapeau-sous_plafond_t5-sans = dont le loyer T5 dépasse le plafond APL (3 pers. à charge)
phrase-drapeau-sous_plafond_t6-avec = dont le loyer T6 est sous le plafond APL (4 pers. à charge)
phrase-drapeau-sous_plafond_t6-sans = dont le loyer T6 dépasse le plafond APL (4 pers. à charge)
phrase-drapeau-fragile-avec = présentant deux points d’attention ou plus
phrase-drapeau-fragile-sans = présentant moins de deux points d’attention
phrase-drapeau-avis_fragilite-avec = dont un avis validé confirme une fragilité
phrase-drapeau-avis_fragilite-sans = dont les avis validés ne confirment pas de fragilité
phrase-drapeau-point_pa-avec = avec un point d’attention sur les ressources
phrase-drapeau-point_pa-sans = sans point d’attention sur les ressources
phrase-drapeau-point_pd-avec = avec un point d’attention sur l’emploi
phrase-drapeau-point_pd-sans = sans point d’attention sur l’emploi
phrase-drapeau-point_pe-avec = avec un point d’attention sur la rotation ou la vacance
phrase-drapeau-point_pe-sans = sans point d’attention sur la rotation ou la vacance
phrase-drapeau-point_pb-avec = avec un élément de contexte sur la composition des ménages
phrase-drapeau-point_pb-sans = sans élément de contexte sur la composition des ménages
phrase-drapeau-point_pc-avec = avec un élément de contexte sur l’âge
phrase-drapeau-point_pc-sans = sans élément de contexte sur l’âge
phrase-drapeau-point_pf-avec = avec un élément de contexte sur le bâti ou l’énergie
phrase-drapeau-point_pf-sans = sans élément de contexte sur le bâti ou l’énergie
phrase-drapeau-point_pg-avec = avec un élément de contexte sur le territoire
phrase-drapeau-point_pg-sans = sans élément de contexte sur le territoire

# Les catégories.
phrase-liste = dont « { $champ } » est { $valeurs }
phrase-liste-bailleur = du bailleur { $valeurs }
phrase-liste-commune = situées à { $valeurs }
phrase-liste-quartier = du quartier { $valeurs }
phrase-liste-qpv_2024 = du QPV 2024 { $valeurs }
phrase-liste-qpv_2015 = du QPV 2015 { $valeurs }
phrase-liste-zone_apl = en zone APL { $valeurs }
phrase-liste-code_postal = dont le code postal est { $valeurs }
phrase-liste-code_insee = dont le code Insee est { $valeurs }
phrase-liste-precision_geom = dont la position est connue { $valeurs }
phrase-liste-type_construction = de type { $valeurs }
phrase-liste-ascenseur = { $valeurs }
phrase-liste-chauffage = dont le chauffage est { $valeurs }
phrase-valeur-zone_apl-I = 1
phrase-valeur-zone_apl-II = 2
phrase-valeur-zone_apl-III = 3
phrase-valeur-precision_geom-numero = au numéro
phrase-valeur-precision_geom-voie = à la voie
phrase-valeur-precision_geom-commune = à la commune
phrase-valeur-precision_geom-saisie = par saisie manuelle
phrase-valeur-type_construction-C = collectif
phrase-valeur-type_construction-I = individuel
phrase-valeur-type_construction-E = étudiant
phrase-valeur-type_construction-M = mixte
phrase-valeur-ascenseur-oui = avec ascenseur
phrase-valeur-ascenseur-partiel = avec ascenseur partiel
phrase-valeur-ascenseur-non = sans ascenseur

# Les valeurs des catégories, sur les boutons du panneau.
valeur-zone_apl-I = Zone 1
valeur-zone_apl-II = Zone 2
valeur-zone_apl-III = Zone 3
valeur-precision_geom-numero = Au numéro
valeur-precision_geom-voie = À la voie
valeur-precision_geom-commune = À la commune
valeur-precision_geom-saisie = Saisie manuelle
valeur-type_construction-C = Collectif
valeur-type_construction-I = Individuel
valeur-type_construction-E = Étudiant
valeur-type_construction-M = Mixte
valeur-ascenseur-oui = Avec
valeur-ascenseur-partiel = Partiel
valeur-ascenseur-non = Sans
valeur-oui = Oui
valeur-non = Non

# Ce qui ne va pas dans une condition.
cql-inattendu = Au caractère { $position }, « { $trouve } » n’est pas attendu : il faut { $attendu }.
cql-fin-inattendue = La condition s’arrête trop tôt : il faut encore { $attendu }.
cql-guillemet-ouvert = Au caractère { $position }, le texte entre apostrophes ou guillemets n’est pas fermé.
cql-nombre-illisible = Au caractère { $position }, « { $texte } » n’est pas un nombre. Écrivez par exemple 480 ou 5.5, avec un point.
cql-trop-profond = Au caractère { $position }, plus de { $limite } parenthèses imbriquées. Simplifiez la condition.
cql-fonction-inconnue = Au caractère { $position }, la fonction « { $nom } » n’existe pas ici. Utilisez S_INTERSECTS ou S_DWITHIN.
cql-anneau-ouvert = Au caractère { $position }, le contour doit avoir au moins quatre points et finir par le premier.
cql-champ-inconnu = Au caractère { $position }, aucun champ ne s’appelle « { $nom } ».
cql-champ-inconnu-proches = Au caractère { $position }, aucun champ ne s’appelle « { $nom } ». Les plus proches : { $proches }.
cql-signe-inconnu = Au caractère { $position }, le signe « { $signe } » n’a pas de sens dans une condition. Retirez-le.
cql-natures-differentes = { $gauche } est { $nature-gauche } et ne se compare pas à { $droite }, qui est { $nature-droite }.
cql-comparaison-impossible = { $valeur } est { $nature } : l’opérateur { $signe } ne s’y applique pas.
cql-attendu-condition = une condition, par exemple loyer_t3 <= 480
cql-attendu-comparaison = une comparaison (=, <>, <, <=, >, >=, BETWEEN, IN, LIKE ou IS NULL)
cql-attendu-valeur = un nombre, un texte entre apostrophes, TRUE, FALSE ou un champ
cql-attendu-nombre = un nombre
cql-attendu-texte = un texte entre apostrophes
cql-attendu-champ = le nom d’un champ
cql-attendu-geometrie = POINT, POLYGON, MULTIPOLYGON ou BBOX
cql-attendu-unite = une unité, m ou km
cql-attendu-fin = AND, OR ou la fin de la condition
cql-attendu-signe = « { $signe } »
cql-nature-nombre = un nombre
cql-nature-texte = un texte
cql-nature-oui-non = une valeur oui ou non
cql-nature-geometrie = une géométrie
