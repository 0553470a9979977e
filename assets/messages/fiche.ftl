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
fiche-points-aucun-autres = ({ $autres } : { $etat })
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

# En-tête
fiche-fermer = Fermer la fiche
fiche-bailleur-absent = Bailleur non communiqué
fiche-hors-qpv = Hors QPV 2024
fiche-en-qpv = En QPV 2024
fiche-en-qpv-nom = QPV 2024 : { $nom }
fiche-qpv-inconnu = QPV 2024 non communiqué
fiche-zone-apl = Zone APL { $zone }
fiche-collectif = Collectif
fiche-individuel = Individuel
fiche-etudiant = Étudiant
fiche-mixte = Mixte
fiche-enjeu-mixite = Enjeu prioritaire de mixité
fiche-sans-position = Sans position
fiche-position-commune = Position à la commune
fiche-onglet-synthese = Synthèse
fiche-onglet-bati = Bâti
fiche-onglet-bailleur = Bailleur
fiche-onglet-sources = Sources
fiche-pages = Autres pages de la fiche
fiche-voir-quartier = Voir sur la carte

# Loyers
fiche-loyers = Loyers
fiche-loyers-note = loyer ÷ plafond APL du ménage nommé
fiche-loyers-note-courte = loyer ÷ plafond APL
fiche-logements-courts = { $nombre } log.
fiche-s = s.
fiche-nd = n.d.
fiche-aucun-bareme = aucun barème à cette date
fiche-moins-de-3-loyers = moins de 3 loyers connus
fiche-loyer-protege = protège un autre loyer
fiche-dit-sous = { $typologie }, { $menage } : { $rapport } du plafond APL, sous le plafond, loyer moyen { $loyer }
fiche-dit-dessus = { $typologie }, { $menage } : { $rapport } du plafond APL, au-dessus du plafond, loyer moyen { $loyer }
fiche-dit-sans-bareme = { $typologie }, { $menage } : loyer moyen { $loyer }, aucun barème à cette date
fiche-dit-etat = { $typologie }, { $menage } : { $etat } { $raison }
fiche-loyer-moyen-des-occupes = Loyer moyen des logements occupés, { $date }, hors charges (ce n’est pas le loyer proposé).
fiche-charges = Charges : { $charges } par mois en moyenne.
fiche-charges-chauffage = Charges : { $charges } par mois en moyenne, chauffage compris.
fiche-charges-sans-chauffage = Charges : { $charges } par mois en moyenne, chauffage non compris.
fiche-charges-secret = Charges : secret.
fiche-charges-absentes = Charges : non communiquées.
fiche-loyers-et-charges = Logements occupés, { $date } ; charges : { $charges }/mois en plus
fiche-loyers-sans-charges = Logements occupés, { $date }, hors charges
fiche-fait-loyer = { $typologie } : { $rapport } du plafond ({ $menage })
fiche-fait-loyer-autre = { $typologie } : { $rapport } ({ $menage })
fiche-fait-menage = { $rapport } ({ $menage })
fiche-fait-euros = { $loyer } ({ $typologie })
fiche-fait-hors-charges = { $loyers }, hors charges.
fiche-fait-loyers-masques = { $typologies } : { $raison }.
fiche-plafonds = Plafonds : zone { $zone }, barème du { $date }.
fiche-plafonds-aucun = Aucun barème APL à la date de ces loyers.

# Fragilités et contexte
fiche-fragilites = Fragilités
fiche-constat = constat statistique
fiche-contexte = Contexte
fiche-points-titre = { $nombre } { $nombre ->
    [one] point d’attention
   *[other] points d’attention
  }
fiche-points-replies = Points d’attention
fiche-points-aucune-regle = aucun
fiche-contexte-note-courte = services, adaptation
fiche-ecart-recents = Les emménagés récents sont plus modestes que l’ensemble des occupants ({ $ecart } points).
fiche-contexte-note = services, adaptation : jamais compté
fiche-emmenages-recents = emménagés récents
fiche-taux-de-reponse = taux de réponse { $taux }
fiche-effectif-faible = effectif faible
fiche-residence = résidence
fiche-residence-courte = rés.
fiche-quartier = quartier
fiche-commune = commune
fiche-metropole = métropole
fiche-pourquoi = Pourquoi ?
fiche-famille-valeur = { $etat }, { $valeur }
fiche-autres-regles = et { $nombre } { $nombre ->
    [one] autre règle
   *[other] autres règles
  }
fiche-dit-famille = { $famille } : { $etat }. Pourquoi ?
fiche-dit-compare = { $indicateur } : { $valeur }, { $local } { $valeur_locale }, métropole { $metropole }

# Ce qui est masqué
fiche-masque = Ce qui est masqué, et pourquoi
fiche-masque-raison = Le chiffre n’est pas dans ce fichier : à cet effectif, il décrirait des ménages reconnaissables. Il ne vaut ni zéro, ni « rien à signaler ».
fiche-masque-absent = Ce qui n’est pas communiqué
fiche-masque-absent-raison = L’occupation de cette résidence n’a pas été fournie. Elle ne vaut ni zéro, ni « rien à signaler ».
fiche-masque-sans-objet = Aucun ménage
fiche-masque-sans-objet-raison = La résidence n’avait aucun ménage à la date de l’enquête (neuve, ou vidée pour travaux).
fiche-recents-mention = Population affichée : emménagés récents, les deux dernières années.
fiche-proche = proche
fiche-quartier-valeur = { $quartier } : « { $indicateur } », { $valeur } { $univers }
fiche-quartier-metropole = (métropole : { $metropole }, { $ecart })
fiche-quartier-n = , n = { $n }
fiche-quartier-lieu = À { $quartier }, { $constat }
fiche-quartier-nomme = Dans le quartier { $quartier }, { $constat }
fiche-articles-contractes = Le Les
fiche-colonne-occupation = Occupation
fiche-colonne-ecart = écart
fiche-commune-mention = Ces valeurs décrivent la commune, pas la résidence.
fiche-quartier-mention = Ces valeurs décrivent le quartier, pas la résidence.

# Bâti
fiche-connu = Ce que l’on sait de la résidence
fiche-publie = publié
fiche-bati = Bâti
fiche-bati-absent = Bâti non communiqué
fiche-niveaux = { $nombre } { $nombre ->
    [one] niveau
   *[other] niveaux
  }
fiche-avec-ascenseur = avec ascenseur
fiche-ascenseur-partiel = ascenseur partiel
fiche-sans-ascenseur = sans ascenseur
fiche-pmr-present = Présence de logement PMR.
fiche-pmr-aucun = Aucun logement PMR.
fiche-pmr-absent = Logement PMR : non communiqué.
fiche-dpe = { $nombre } sur { $connus } DPE connus ({ $inconnus } inconnus)
fiche-dpe-aucun = aucun DPE connu ({ $inconnus } inconnus)
fiche-dpe-phrase = DPE E, F ou G : { $dpe }.
fiche-dpe-absent = DPE : non communiqués.
fiche-dpe-efg = DPE E, F ou G
fiche-dpe-detail = DPE, logements
fiche-dpe-inconnus = { $nombre } inconnus
fiche-logements = Logements
fiche-logements-surface = { $logements }, { $surface } m² en moyenne
fiche-loyers-etendue = Loyers, du plus bas au plus haut
fiche-loyers-de-a = { $de } à { $a }
fiche-loyer-relocation = Loyer à la relocation
fiche-loyer-convention = Loyer maximal de la convention
fiche-loyer-au = { $loyer }, { $date }
fiche-typologies = Typologies
fiche-rotation = Rotation, vacance
fiche-vacance = Vacance
fiche-vacance-3-mois = Vacance de plus de trois mois
fiche-mobilite = Logements ayant changé de locataire dans l’année
fiche-rotation-non-calculee = Rotation non calculée
fiche-rotation-restreinte = Moins de 20 logements : rotation et vacance ne sont pas montrées.
fiche-rotation-phrase = { $nombre } emménagements dans l’année sur { $offerts } logements proposés
fiche-rotation-etat = Rotation, vacance : { $etat }
fiche-vacance-phrase = Vacance : { $taux }.
fiche-hors-qpv-deux = Hors QPV, périmètres 2015 et 2024
fiche-hors-qpv-2024 = Hors QPV, périmètre 2024
fiche-en-qpv-2024 = En QPV, périmètre 2024
fiche-qpv-2015-seulement = En QPV dans le périmètre 2015.
fiche-zone-apl-phrase = Zone APL { $zone }.
fiche-zone-apl-absente = Zone APL non communiquée.
fiche-oui = oui
fiche-partiel = partiel
fiche-non = non

# Bailleur
fiche-fonctionnement = Fonctionnement
fiche-fonctionnement-note = dit par le bailleur
fiche-fonctionnement-themes = Informations du bailleur
fiche-fonctionnement-source = { $source }, { $date }
fiche-avis-bailleur = Avis du bailleur
fiche-avis-partenarial = Avis partenarial
fiche-avis-motif = { $avis } : { $motif }.
fiche-avis-seul = { $avis }.
fiche-avis-valable = Valable jusqu’au { $date }.
fiche-avis-reponse = Réponse du bailleur : { $reponse }.
fiche-avis-donne = Avis donné le { $date }
fiche-financement = Financement
fiche-financement-plai = PLAI
fiche-financement-plus = PLUS et assimilés
fiche-financement-av77 = Avant 1977 (HLM/O, PLR, HBM, ILM, ILN)
fiche-financement-pls = PLS
fiche-financement-inter = Intermédiaire
fiche-financement-autre = Autre
fiche-financement-mention = Un financement n’est pas un niveau de loyer.

# Sources
fiche-sources = Sources
fiche-source = Source : { $source }.
fiche-source-ops = Occupation (OPS) au
fiche-source-loyers = Loyers au
fiche-source-parc = Parc au
fiche-source-secret = Secret statistique
fiche-source-seuil = { $seuil } ménages
fiche-source-destinataire = Exemplaire
fiche-source-expiration = Expiration
fiche-source-sans-expiration = sans
fiche-source-references = Barèmes et règles
fiche-source-plafonds = Plafonds APL, zone { $zone }, en vigueur le { $date }. { $source }.
fiche-source-jeu = Règles : { $jeu }.
fiche-source-identifiant = Identifiant : { $id }.
fiche-jeu-socle = Socle national
fiche-jeu-etendu = Étendu

# Pied
fiche-situation = Situation au { $date }, il y a { $age }.
fiche-depuis = Depuis, environ 1 logement sur { $nombre } change d’occupant chaque année.
fiche-phrase-commune = Lecture statistique : ne vaut ni cotation, ni inscription sur la liste annexée à la CIA, et ne suffit pas à motiver une décision.
