# La ligne de commande : aide, fautes de frappe, résultats. Clefs « cli- » ; celles de l’import commencent par « import- ».

cli-resume = Atlas OPS : atlas hors ligne de l’occupation et des loyers du parc social.
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
cli-option-echelle = Échelle du texte
cli-option-ecran = Écran à dessiner à la place d’un fichier

cli-erreur-option = L’option « { $option } » est inconnue.
cli-erreur-commande = La commande « { $commande } » est inconnue.
cli-erreur-ni-commande-ni-fichier = « { $commande } » n’est ni une commande, ni un fichier existant.
cli-erreur-valeur = La valeur « { $valeur } » ne convient pas pour { $option }.
cli-erreur-valeur-absente = Il manque la valeur de { $option }.
cli-erreur-manque = Il manque : { $option }.
cli-erreur-conflit = L’option { $option } ne va pas avec une autre de la même ligne.
cli-erreur-commande-apres = La commande vient en premier, et un seul fichier s’ouvre à la fois.
cli-erreur-utf8 = Un des mots de la ligne n’est pas du texte lisible (UTF-8).
cli-erreur-autre = La ligne de commande n’a pas été comprise.
cli-erreur-voisins = Possible : { $voisins }.
cli-erreur-voir-aide = Voir « atlas-ops --help ».
cli-erreur-sortie = Le résultat n’a pas pu être écrit sur la sortie. Vérifiez la place sur le disque.
cli-phrase-demande = Phrase de passe de « { $fichier } » :
cli-phrase-manque = Ce fichier est protégé : indiquez un fichier de phrase de passe avec --phrase-fichier.
cli-phrase-illisible = Le fichier de phrase de passe « { $chemin } » est illisible ou vide.
cli-champ-inconnu = Le champ « { $champ } » est inconnu.
cli-id-inconnu = Aucune résidence n’a l’identifiant « { $id } ».

cli-demo-ecrit = « { $chemin } » est écrit : données fictives.
cli-verifier-bon = Aucune erreur.
cli-verifier-erreur = Erreur
cli-verifier-avertissement = Avertissement
cli-verifier-ligne = { $gravite } : { $remarque }
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
cli-lister-indeterminees = { $nombre ->
    [one] { $nombre } résidence indéterminée n’est pas listée.
   *[other] { $nombre } résidences indéterminées ne sont pas listées.
  }

cli-image-ecrite = « { $chemin } » est écrite.
cli-image-ecriture = Impossible d’écrire « { $chemin } ». Vérifiez que le dossier existe et que vous avez le droit d’y écrire.
cli-image-sans-affichage = Aucun moyen de dessiner n’a été trouvé, même logiciel. Sous Debian, installez mesa-vulkan-drivers et libvulkan1.

cli-fiche-loyers = Loyers
cli-fiche-occupation = Occupation
cli-fiche-points = Points d’attention et contexte
cli-fiche-avis = Avis
cli-fiche-fonctionnement = Informations du bailleur
cli-fiche-provenance = Provenance
cli-fiche-construite = construite en { $annee }
cli-fiche-en-qpv = en QPV (périmètre 2024)
cli-fiche-hors-qpv = hors QPV (périmètre 2024)
cli-fiche-qpv-inconnu = QPV 2024 non communiqué
cli-fiche-loyer = { $typologie }, { $logements ->
    [one] { $logements } logement
   *[other] { $logements } logements
  } : loyer moyen { $loyer }
cli-fiche-plafond = { $niveau } (ratio { $ratio } ; plafond APL { $plafond }, { $menage }, zone { $zone }, barème du { $date })
cli-niveau-nettement-sous = nettement sous le plafond
cli-niveau-sous = sous le plafond
cli-niveau-legerement-au-dessus = légèrement au-dessus du plafond
cli-niveau-au-dessus = au-dessus du plafond
cli-fiche-ensemble = Ensemble des ménages
cli-fiche-recents = Emménagés récents
cli-fiche-population = { $population } : { $base }
cli-fiche-repondants = { $repondants }, taux de réponse { $reponse }
cli-fiche-indicateur = { $indicateur } : { $valeur }
cli-fiche-indicateur-reference = { $indicateur } : { $valeur } (métropole : { $reference })
cli-fiche-famille = { $famille } : { $etat }
cli-fiche-famille-contexte = { $famille } (contexte) : { $etat }
cli-fiche-avis-bailleur = Avis du bailleur, { $organisation }, { $date } : { $avis } (jusqu’au { $fin })
cli-fiche-avis-partenarial = Avis partenarial, { $organisation }, { $date } : { $avis } (jusqu’au { $fin })
cli-fiche-avis-echu = { $avis }, échu
cli-fiche-avis-projet = Projet d’avis, { $organisation }, { $date } : { $avis } (jusqu’au { $fin })
cli-fiche-constat = { $theme } : { $constat } ({ $source }, { $date })
cli-fiche-millesime-ops = Occupation au { $date } (OPS)
cli-fiche-millesime-loyers = Loyers au { $date }
cli-fiche-millesime-parc = Parc au { $date }
cli-fiche-seuil = Secret statistique : seuil de { $seuil } ménages

cli-oui = oui
cli-non = non
cli-secret = secret
cli-absent = non communiqué
cli-non-calcule = non calculé
cli-sans-objet = sans objet

# --- Import ---

import-bilan = { $lignes ->
    [one] { $lignes } ligne lue
   *[other] { $lignes } lignes lues
  }, { $logements ->
    [one] { $logements } logement retenu
   *[other] { $logements } logements retenus
  }, { $refusees ->
    [0] aucune ligne refusée
    [one] { $refusees } ligne refusée
   *[other] { $refusees } lignes refusées
  }, { $residences ->
    [one] { $residences } résidence
   *[other] { $residences } résidences
  }.
import-ecrit = « { $fichier } » est écrit.
import-source-lue = « { $fichier } » : { $lignes ->
    [one] { $lignes } ligne
   *[other] { $lignes } lignes
  }, séparateur { $separateur }, { $encodage }.
import-separateur-tabulation = tabulation
import-encodage-ascii = sans accents
import-encodage-utf8 = UTF-8
import-encodage-windows1252 = Windows-1252 (ISO-8859-1)
import-titre-refus = Lignes refusées :
import-titre-avis = Avertissements :
import-refus = « { $fichier } », ligne { $ligne } : { $motif }
import-refus-colonne = « { $fichier } », ligne { $ligne }, colonne { $colonne } : { $motif }
import-exemples = { $avis } Par exemple : { $lieux }.
import-exemple = « { $fichier } », ligne { $ligne }

import-refus-cellules = le nombre de cellules n’est pas celui de l’en-tête.
import-refus-guillemet = un guillemet n’est jamais fermé.
import-refus-longueur = la ligne dépasse un mébioctet.
import-refus-nul = la ligne contient un octet nul.
import-refus-entete = l’en-tête est répété.
import-refus-commune = le code Insee de la commune est absent ou illisible.
import-refus-rattachement = ni code d’immeuble, ni convention, ni adresse : rien ne dit à quelle résidence le logement appartient.

import-avis-lettres-perdues = Des lettres accentuées étaient déjà perdues dans { $nombre ->
    [one] { $nombre } ligne.
   *[other] { $nombre } lignes.
  }
import-avis-points-d-interrogation = Un point d’interrogation tient la place d’une lettre dans { $nombre ->
    [one] { $nombre } ligne.
   *[other] { $nombre } lignes.
  }
import-avis-encodages-meles = Deux encodages sont mêlés dans un même fichier : chaque ligne a été lue dans le sien.
import-avis-zeros-retablis = Le zéro de tête du code de la commune a été rétabli dans { $nombre ->
    [one] { $nombre } ligne.
   *[other] { $nombre } lignes.
  }
import-avis-date-de-tableur = Un tableur a changé un code d’immeuble en date dans { $nombre ->
    [one] { $nombre } ligne ; il n’a pas servi.
   *[other] { $nombre } lignes ; il n’a pas servi.
  }
import-avis-notation-scientifique = Un tableur a abrégé le numéro de convention dans { $nombre ->
    [one] { $nombre } ligne.
   *[other] { $nombre } lignes.
  }
import-avis-sans-coordonnees = { $nombre ->
    [one] { $nombre } logement n’a pas de coordonnées.
   *[other] { $nombre } logements n’ont pas de coordonnées.
  }
import-avis-coordonnees-invalides = { $nombre ->
    [one] { $nombre } logement a des coordonnées qui ne sont pas en Lambert-93 en France métropolitaine ; il est sans position.
   *[other] { $nombre } logements ont des coordonnées qui ne sont pas en Lambert-93 en France métropolitaine ; ils sont sans position.
  }
import-avis-typologie-inconnue = { $nombre ->
    [one] { $nombre } logement n’a pas de nombre de pièces lisible ; les typologies de sa résidence ne sont pas écrites.
   *[other] { $nombre } logements n’ont pas de nombre de pièces lisible ; les typologies de leur résidence ne sont pas écrites.
  }
import-avis-financement-inconnu = { $nombre ->
    [one] { $nombre } logement n’a pas de financement connu ; ceux de sa résidence ne sont pas écrits.
   *[other] { $nombre } logements n’ont pas de financement connu ; ceux de leur résidence ne sont pas écrits.
  }
import-avis-construction-inconnue = { $nombre ->
    [one] { $nombre } logement n’a pas de type de construction connu.
   *[other] { $nombre } logements n’ont pas de type de construction connu.
  }
import-avis-qpv-inconnu = { $nombre ->
    [one] { $nombre } logement a un code QPV inconnu.
   *[other] { $nombre } logements ont un code QPV inconnu.
  }
import-avis-etiquette-inconnue = { $nombre ->
    [one] { $nombre } étiquette DPE n’est pas une lettre de A à G ; le DPE est inconnu.
   *[other] { $nombre } étiquettes DPE ne sont pas des lettres de A à G ; le DPE est inconnu.
  }
import-avis-annee-invalide = { $nombre ->
    [one] { $nombre } année impossible a été laissée de côté.
   *[other] { $nombre } années impossibles ont été laissées de côté.
  }
import-avis-surface-invalide = { $nombre ->
    [one] { $nombre } surface impossible a été laissée de côté.
   *[other] { $nombre } surfaces impossibles ont été laissées de côté.
  }
import-avis-qpv-autre-generation = Le QPV de { $nombre ->
    [one] { $nombre } logement n’est pas celui du périmètre 2015 ; il n’est pas retenu.
   *[other] { $nombre } logements n’est pas celui du périmètre 2015 ; il n’est pas retenu.
  }
import-avis-qpv-partage = { $nombre ->
    [one] { $nombre } résidence a des logements en QPV et d’autres hors QPV ; son QPV est inconnu.
   *[other] { $nombre } résidences ont des logements en QPV et d’autres hors QPV ; leur QPV est inconnu.
  }
import-avis-deux-sources = { $nombre ->
    [one] { $nombre } logement s’ajoute à une résidence d’un autre fichier source : vérifiez que le même parc n’est pas compté deux fois.
   *[other] { $nombre } logements s’ajoutent à des résidences d’un autre fichier source : vérifiez que le même parc n’est pas compté deux fois.
  }
import-avis-nom-coupe = { $nombre ->
    [one] { $nombre } nom de résidence est abîmé, ou coupé avant sa fin.
   *[other] { $nombre } noms de résidence sont abîmés, ou coupés avant leur fin.
  }
import-avis-hors-metropole = { $nombre ->
    [one] { $nombre } résidence est hors de la métropole.
   *[other] { $nombre } résidences sont hors de la métropole.
  }
import-avis-autre-commune = { $nombre ->
    [one] { $nombre } résidence a son point hors du contour de sa commune.
   *[other] { $nombre } résidences ont leur point hors du contour de leur commune.
  }

import-source-absente = « { $fichier } » n’existe pas.
import-source-illisible = « { $fichier } » ne peut pas être lu. Vérifiez que c’est un fichier, et que vous avez le droit de le lire.
import-source-vide = « { $fichier } » est vide.
import-source-sans-ligne = « { $fichier } » n’a qu’une ligne d’en-tête, sans logement.
import-source-classeur = « { $fichier } » est un classeur (XLSX, ODS ou XLS). Enregistrez sa feuille au format CSV, puis relancez l’import.
import-source-sqlite = « { $fichier } » est une base SQLite ou un GeoPackage. Si c’est un fichier de l’atlas, ouvrez-le directement.
import-source-compressee = « { $fichier } » est compressé ou protégé. Décompressez-le, puis relancez l’import.
import-source-utf16 = « { $fichier } » est en UTF-16. Enregistrez-le au format CSV UTF-8, puis relancez l’import.
import-source-binaire = « { $fichier } » n’est pas un fichier de texte.
import-source-entete-longue = La première ligne de « { $fichier } » dépasse un mébioctet : ce n’est pas un fichier CSV.
import-source-autre = Aucune colonne de « { $fichier } » n’est connue du profil. Vérifiez que sa première ligne porte les noms des colonnes du RPLS.
import-source-colonnes = Il manque à « { $fichier } » des colonnes nécessaires : { $colonnes }.
import-source-colonne-double = Dans « { $fichier } », la colonne « { $colonne } » tient le même rôle qu’une autre.
import-source-deux-fois = « { $fichier } » est donné deux fois : ses logements seraient comptés deux fois.
import-ecrase = « { $fichier } » est une source : l’import l’écraserait. Choisissez un autre nom avec --vers.
import-profil-illisible = Le profil « { $fichier } » est illisible : { $raison }.
import-rien = Aucune ligne n’a pu être retenue : rien n’est écrit.
cli-image-source = « { $chemin } » est un fichier lu par cette commande. Choisissez un autre nom pour l’image.
