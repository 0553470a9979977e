# Fichiers de données : ce qui est arrivé, ce qui est gardé, ce qu’il faut faire. Clefs « donnees- ».
# Règles du fichier, dites après le nom de la table et avant le nombre : clefs « regle-fichier- ».

donnees-illisible = { $raison ->
    [introuvable] Le fichier « { $fichier } » est introuvable : il a été déplacé, renommé, ou son support a été retiré. Choisissez-le de nouveau.
    [refuse] Le fichier « { $fichier } » ne peut pas être lu : vous n’en avez pas le droit. Demandez ce droit, ou une copie dans un de vos dossiers.
    [dossier] « { $fichier } » est un dossier. Choisissez un fichier .gpkg ou .gpkg.age.
    [trop-grand] Le fichier « { $fichier } » est trop grand pour la mémoire de cet ordinateur. Demandez un extrait.
   *[autre] Le fichier « { $fichier } » n’a pas pu être lu. Rien n’a été modifié. Vérifiez son support (clé USB, réseau), puis rouvrez-le.
}
donnees-ecriture-impossible = { $raison ->
    [introuvable] Le dossier de « { $fichier } » n’existe pas. Rien n’a été écrit. Choisissez un autre dossier.
    [refuse] « { $fichier } » ne peut pas être écrit : vous n’en avez pas le droit. L’ancien fichier, s’il existe, est intact. Choisissez un autre dossier.
    [dossier] « { $fichier } » est un dossier. Rien n’a été écrit. Choisissez un nom de fichier.
    [plein] Il n’y a plus de place pour écrire « { $fichier } ». L’ancien fichier, s’il existe, est intact. Libérez de la place, ou choisissez un autre dossier.
   *[autre] « { $fichier } » n’a pas pu être écrit. L’ancien fichier, s’il existe, est intact. Recommencez, ou choisissez un autre dossier.
}
donnees-pas-une-base = Ce fichier n’est pas un fichier de l’atlas, ou il est endommagé (copie interrompue, par exemple). Rien n’a été modifié. Ouvrez une autre copie, ou demandez-la à l’expéditeur.
donnees-pas-canonique = Ce fichier est une base de données, mais pas un fichier de l’atlas : il lui manque la table « { $table } ». Rien n’a été modifié. Ouvrez un fichier remis pour l’atlas ; les autres sources passent par l’import.
donnees-pas-un-geopackage = Ce fichier a les tables de l’atlas, mais pas la marque d’un GeoPackage. Rien n’a été modifié. Demandez le fichier d’origine.
donnees-trop-recent = Ce fichier est au format { $trouvee }, plus récent que celui que cette version sait lire ({ $connue }). Rien n’a été modifié. Installez une version plus récente d’Atlas OPS.
donnees-colonne-manquante = Il manque la colonne « { $colonne } » à la table « { $table } ». Le fichier n’a pas été ouvert ; rien n’a été modifié. Demandez un fichier complet à l’expéditeur.
donnees-cellule = Table « { $table } », ligne { $ligne } : la colonne « { $colonne } » est illisible. Le fichier n’a pas été ouvert ; rien n’a été modifié. Corrigez la source, puis refaites le fichier.
donnees-sous-le-seuil = { $table ->
    [loyer] Ce fichier a été refusé : sa table « loyer » montre { $nombre ->
        [one] { $nombre } ligne calculée
       *[other] { $nombre } lignes calculées
    } sur trop peu de loyers connus (il en faut { $seuil } pour une moyenne). Rien n’en a été affiché. Demandez un fichier masqué, ou repassez-le par l’import.
   *[autre] Ce fichier a été refusé : sa table « { $table } » montre { $nombre ->
        [one] { $nombre } ligne couverte
       *[other] { $nombre } lignes couvertes
    } par le secret statistique (moins de { $seuil } ménages). Rien n’en a été affiché. Demandez un fichier masqué, ou repassez-le par l’import.
}
donnees-invariant = Ce fichier a été refusé : table « { $table } », { $regle } ({ $nombre } fois). Rien n’a été modifié. Corrigez la source, puis refaites le fichier ; « atlas-ops verifier » donne la liste complète.
donnees-journal = Un autre programme a laissé des changements à côté de ce fichier (-wal ou -journal) : l’ouvrir tel quel montrerait des données incomplètes. Rien n’a été modifié. Fermez l’autre programme, ou ouvrez et fermez le fichier avec lui sur un support modifiable, puis recommencez.
donnees-change = Le fichier a changé ou disparu pendant la lecture. Rien n’a été modifié. Attendez la fin de la copie, vérifiez son support, puis rouvrez-le.
donnees-protege = Ce fichier est protégé : il faut sa phrase de passe ou sa clé.
donnees-phrase-refusee = Phrase de passe ou clé refusée, ou fichier endommagé : rien n’a été modifié. Vérifiez la phrase, puis recommencez.
donnees-protection-excessive = La protection de ce fichier demande un calcul démesuré : il n’a pas été ouvert. Demandez un fichier protégé par Atlas OPS ou par age avec ses réglages ordinaires.
donnees-incident = La lecture ou l’écriture du fichier s’est arrêtée sur un incident qui est du fait du programme. Vos fichiers sont intacts. Merci de le signaler.
donnees-annule = Opération annulée : rien n’a été modifié.
donnees-remarque = Table « { $table } », { $regle } : { $nombre }

regle-fichier-integrite = le contrôle d’intégrité de SQLite échoue
regle-fichier-empreinte = l’empreinte ne correspond pas au contenu : le fichier a été modifié après sa production
regle-fichier-sans_empreinte = le fichier ne porte pas d’empreinte
regle-fichier-non_enregistree = tables qu’un autre programme ne verrait pas (absentes de gpkg_contents)
regle-fichier-format_version = la version du format manque
regle-fichier-type = valeurs du mauvais type, ou infinies
regle-fichier-obligatoire = valeurs obligatoires absentes
regle-fichier-code_inconnu = codes hors de la liste fermée
regle-fichier-doublon = lignes en double
regle-fichier-cle_etrangere = lignes qui renvoient à une ligne inexistante
regle-fichier-cellule_illisible = cellules illisibles
regle-fichier-colonne_inconnue = colonnes que le programme ne connaît pas
regle-fichier-texte_utf8 = textes qui ne sont pas en UTF-8
regle-fichier-texte_compose = textes dont les accents ne sont pas composés (NFC)
regle-fichier-geometrie = géométries illisibles
regle-fichier-hors_du_monde = positions qui ne sont pas sur le globe
regle-fichier-hors_territoire = positions hors du territoire
regle-fichier-autre_commune = positions hors de la commune indiquée
regle-fichier-index_spatial = index spatial absent ou incomplet
regle-fichier-sous_le_seuil = valeurs couvertes par le secret statistique
regle-fichier-dpe_somme = étiquettes DPE dont la somme n’est pas le nombre de logements
regle-fichier-typologies_somme = typologies dont la somme n’est pas le nombre de logements
regle-fichier-tous_logements = lignes « TOUS » qui ne comptent pas tous les logements
regle-fichier-effectifs = effectifs impossibles (plus de loyers connus que de logements, par exemple)
regle-fichier-etendue = moyennes hors de l’étendue des loyers
regle-fichier-montant_negatif = montants ou surfaces négatifs
regle-fichier-tous_par_difference = lignes « TOUS » qui livrent par différence un ou deux loyers masqués
regle-fichier-financement_somme = financements dont la somme n’est pas le nombre de logements
regle-fichier-vacants = logements vacants plus nombreux que les logements proposés
regle-fichier-recents_trop_nombreux = emménagés récents plus nombreux que l’ensemble des ménages
regle-fichier-anciens_par_difference = ensemble et emménagés récents dont la différence est sous le seuil de secret
regle-fichier-petite_residence = constats ou avis sur les personnes dans des résidences de moins de 20 logements
regle-fichier-aucune_residence = le fichier ne contient aucune résidence
regle-fichier-commune_inconnue = résidences dont la commune n’est pas une zone du fichier
regle-fichier-zone_inconnue = résidences dont le quartier ou le QPV n’est pas une zone du fichier
regle-fichier-qpv_incoherent = résidences rattachées à un QPV sans y être déclarées
regle-fichier-hors_vocabulaire = codes absents des listes fermées du fichier
regle-fichier-sans_metropole = il n’y a pas de zone de référence pour la métropole
regle-fichier-indicateur_inconnu = valeurs de référence d’un indicateur absent du dictionnaire
regle-fichier-cle_manquante = date de production ou source non renseignées
regle-fichier-millesime_manquant = données jamais affichées, faute de millésime courant
regle-fichier-seuil_bas = le seuil de secret est inférieur à 11 ménages
regle-fichier-plafond_manquant = aucun plafond de loyer en vigueur à la date des loyers
regle-fichier-taux_hors_limites = taux hors de 0 à 100
regle-fichier-ressources_emboitees = tranches de ressources qui ne s’emboîtent pas (20, 40 puis 60 % du plafond)
regle-fichier-borne = bornes qui ne sont ni 5, ni 95, ni la part de deux ménages
regle-fichier-compte_impossible = taux qu’aucun nombre entier de répondants ne donne
regle-fichier-petit_effectif = taux qui désignent un ou deux ménages, sans borne
regle-fichier-table_inconnue = tables que le format ne connaît pas, non vérifiées
regle-fichier-masque_inconnu = codes masqués ou bornés qui ne sont pas des indicateurs du fichier
donnees-nom-protege = « { $nom } » se termine par .age, mais ce fichier ne serait pas protégé. Choisissez un nom en .gpkg.
