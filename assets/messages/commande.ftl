# La ligne de commande : aide, fautes de frappe, résultats. Clefs « cli- » ; celles de l’import commencent par « import- ».

cli-resume = Atlas OPS : atlas hors ligne de l’occupation et des loyers du parc social.
cli-usage =
    atlas-ops [FICHIER] [--fond CARTE]
            atlas-ops COMMANDE [OPTIONS]
cli-modele-aide =
    {"{about-with-newline}"}
    Usage : {"{usage}"}

    {"{all-args}{after-help}"}
cli-titre-commandes = Commandes 
cli-titre-arguments = Arguments 
cli-titre-options = Options 
cli-codes =
    Codes de sortie : 0 terminé (avertissements compris) ; 1 erreurs trouvées, ou lignes refusées ; 2 option, filtre,
    colonne ou identifiant inconnu ; 3 fichier illisible ou refusé ; 4 écriture impossible ; 5 affichage impossible.

cli-demo = Écrire un fichier de démonstration, fictif et marqué comme tel
cli-verifier = Vérifier un fichier : structure, secret, bornes, géométries, références
cli-compter = Compter les résidences, les logements et les indéterminées
cli-lister = Lister les résidences
cli-expliquer = Expliquer une résidence : loyers, occupation, points d’attention et leurs raisons
cli-importer = Importer des fichiers RPLS par logement (CSV) dans un fichier de l’atlas
cli-image = Dessiner la fenêtre dans une image PNG, sans écran

cli-option-aide = Afficher cette aide
cli-option-version = Afficher la version
cli-option-fichier = Fichier à ouvrir dans la fenêtre (.gpkg ou .gpkg.age)
cli-option-fichier-lu = Fichier à lire (.gpkg ou .gpkg.age)
cli-option-fond = Fond de carte (.pmtiles ou .mbtiles)
cli-option-phrase = Fichier dont la première ligne est la phrase de passe, ou l’identité age
cli-option-vers-gpkg = Fichier à écrire
cli-option-vers-png = Image à écrire
cli-option-residences = Nombre de résidences (1900 par défaut)
cli-option-graine = Graine : la même donne le même fichier, à l’octet près (2022 par défaut)
cli-option-millesimes = Millésimes de l’enquête d’occupation (2018,2020,2022 par défaut)
cli-option-millesime = Millésime du parc (celui du profil par défaut)
cli-option-au-demo = Date écrite dans le fichier (2026-01-01 par défaut)
cli-option-au-import = Date écrite dans le fichier (aujourd’hui par défaut)
cli-option-au-lecture = Date de lecture, qui décide des avis échus (aujourd’hui par défaut)
cli-option-json = Donner le résultat en JSON
cli-option-filtre = Condition en CQL2, par exemple "loyer_t3 <= 480 AND qpv = FALSE"
cli-option-colonnes = Colonnes à donner, séparées par des virgules
cli-option-format = Format de la liste (csv par défaut)
cli-option-id = Identifiant de la résidence
cli-option-sources = Fichiers CSV à lire
cli-option-profil = Profil de lecture (celui du RPLS par défaut)
cli-option-taille = Taille de l’image en pixels (1366x768 par défaut)
cli-option-vue = Longitude, latitude et zoom de la carte
cli-option-selection = Identifiant de la résidence dont la fiche est ouverte
cli-option-theme = Thème
cli-option-mode = Mode d’affichage
cli-option-echelle = Échelle du texte
cli-option-ecran = Écran à dessiner à la place d’un fichier

cli-erreur-option = L’option « { $option } » est inconnue.
cli-erreur-commande = La commande « { $commande } » est inconnue.
cli-erreur-ni-commande-ni-fichier = « { $mot } » n’est ni une commande, ni un fichier existant.
cli-erreur-valeur = La valeur « { $valeur } » ne convient pas pour { $option }.
cli-erreur-valeur-absente = Il manque la valeur de { $option }.
cli-erreur-manque = Il manque : { $option }.
cli-erreur-conflit = L’option { $option } ne va pas avec une autre de la même ligne.
cli-erreur-utf8 = Un des mots de la ligne n’est pas du texte lisible (UTF-8).
cli-erreur-autre = La ligne de commande n’a pas été comprise.
cli-erreur-voisins = Possible : { $voisins }.
cli-erreur-voir-aide = Voir « atlas-ops --help ».
cli-erreur-sortie = Impossible d’écrire le résultat : { $raison }.
cli-erreur-ecriture = Impossible d’écrire « { $chemin } » : { $raison }.
cli-erreur-incident = Le programme s’est arrêté sur un incident qui est de son fait. Merci de le signaler.
cli-phrase-demande = Phrase de passe de « { $fichier } » :
cli-phrase-manque = Ce fichier est protégé : indiquez un fichier de phrase de passe avec --phrase-fichier.
cli-phrase-illisible = Le fichier de phrase de passe « { $chemin } » est illisible ou vide.
cli-filtre-illisible = Le filtre n’a pas été compris : { $raison }
cli-champ-inconnu = Le champ « { $champ } » est inconnu.
cli-champ-voisins = Les plus proches : { $voisins }.
cli-id-inconnu = Aucune résidence n’a l’identifiant « { $id } ».

cli-demo-ecrit = « { $chemin } » est écrit : données fictives.
cli-verifier-bon = Aucune erreur.
cli-verifier-erreur = Erreur
cli-verifier-avertissement = Avertissement
cli-verifier-ligne = { $gravite }, table « { $table } », { $regle } : { $nombre }
cli-verifier-bilan = { $erreurs ->
    [one] { $erreurs } règle enfreinte
   *[other] { $erreurs } règles enfreintes
  }, { $avertissements ->
    [one] { $avertissements } avertissement
   *[other] { $avertissements } avertissements
  }.
cli-compter-indeterminees = { $nombre ->
    [one] { $nombre } indéterminée
   *[other] { $nombre } indéterminées
  }
cli-compter-sans-position = { $nombre ->
    [one] { $nombre } sans position
   *[other] { $nombre } sans position
  }
cli-lister-indeterminees = { $nombre ->
    [one] { $nombre } résidence indéterminée n’est pas listée.
   *[other] { $nombre } résidences indéterminées ne sont pas listées.
  }

cli-oui = oui
cli-non = non
cli-secret = secret
cli-absent = non communiqué
cli-non-calcule = non calculé
cli-sans-objet = sans objet
