# The program itself: opening, settings, dialogs, status bar, welcome, help, curtain.

donnees-fictives = DONNÉES FICTIVES

# --- Status bar ---
pied-ops = OPS au { $date }
pied-rpls = RPLS au { $date }
pied-ops-et-rpls = OPS et RPLS au { $date }
pied-source = Source : { $source }
pied-secret = Secret statistique : { $seuil } ménages
pied-secret-court = Secret : { $seuil } ménages
pied-exemplaire = Exemplaire : { $nom }
pied-exemplaire-expire = Exemplaire : { $nom }, expire le { $date }
pied-hors-ligne = Hors ligne, aucune connexion
pied-hors-ligne-court = Hors ligne
pied-en-ligne = En ligne : fond de carte OpenStreetMap


# --- Curtain ---
rideau-titre = Affichage masqué
rideau-lever = Afficher de nouveau (F8)

# --- Top bar ---
barre-titre = Atlas OPS
barre-millesime = OPS { $annee }
barre-millesime-parc = RPLS { $annee }
barre-millesime-infobulle = Millésime affiché : situation au 1er janvier { $annee }
barre-ensemble = Ensemble
barre-recents = Emménagés récents
barre-recents-court = Récents
barre-population = Ménages décrits
barre-chercher = Résidence, adresse, quartier, bailleur…
barre-chercher-court = Résidence, adresse…
barre-annuler = Annuler
barre-retablir = Rétablir
barre-rideau = Rideau
barre-fond = Fond de carte
barre-theme = Affichage
barre-aide = Aide
barre-fermer = Fermer le fichier
recherche-rien = Rien ne correspond. Essayez un autre mot, ou moins de mots.

# --- Display menu ---
affichage-theme = Thème
affichage-clair = Clair
affichage-sombre = Sombre
affichage-contraste = Contraste élevé
affichage-contraste-sombre = Contraste élevé, sombre
affichage-texte = Taille du texte
affichage-texte-plus = Agrandir le texte
affichage-texte-moins = Réduire le texte
affichage-texte-valeur = { $pourcent } %
fond-menu-choisir = Choisir un fond de carte…
fond-menu-aucun = Contours des communes seuls
fond-menu-en-ligne = Fond OpenStreetMap en ligne
fond-menu-en-ligne-aide = Demande des images de carte au serveur d’OpenStreetMap : il saurait quel secteur vous regardez.
fond-menu-en-ligne-confidentiel = Indisponible : le fichier ouvert est confidentiel.

# --- Welcome ---
accueil-titre = Le parc social de la métropole, lisible en commission.
accueil-sous-titre = Où le loyer passe, où le logement convient, où l’équilibre d’occupation appelle de l’attention. Chaque réponse avec sa raison, sa date et sa source.
accueil-ouvrir = Ouvrir un fichier
accueil-ouvrir-aide = Fichier .gpkg, ou .gpkg.age protégé par une phrase secrète. On peut aussi le déposer ici.
accueil-demo = Essayer la démonstration
accueil-demo-aide = 1 900 résidences fictives, toutes les fonctions. Rien à installer, rien à télécharger.
accueil-demo-preparation = Préparation de la démonstration…
accueil-recents = Fichiers récents
accueil-recents-vide = Aucun fichier ouvert pour l’instant.
accueil-effacer = Effacer la liste
accueil-produit = Produit le { $date }
accueil-protege = protégé
accueil-expire = expire le { $date }
accueil-expire-dans = expire { $jours ->
    [0] aujourd’hui, le { $date }
    [one] demain, le { $date }
   *[other] dans { $jours } jours, le { $date }
  }
accueil-expire-passe = expiré le { $date }
accueil-etat-valide = valide
accueil-etat-bientot = expire bientôt
accueil-etat-expire = expiré
accueil-promesse = Aucune donnée n’est envoyée par le réseau.
accueil-promesse-aide = Le fichier est ouvert en lecture seule.
accueil-version = Version { $version } · licence EUPL-1.2
accueil-guide = Guide (F1)
accueil-carte-titre = La démonstration, telle qu’elle s’ouvre
accueil-carte-aide = Un cercle par résidence, sa surface suit le nombre de logements, sa couleur le loyer T3 rapporté au plafond APL (1 personne à charge). Cercle gris : loyer non publié, et l’atlas le dit.

# --- Opening, refusal, passphrase, path ---
ouverture-titre = Lecture de « { $nom } »
ouverture-avancement = { $fait } sur { $total }
ouverture-annuler = Annuler
refus-titre = Ce fichier n’est pas ouvert
refus-autre = Ouvrir un autre fichier
refus-copier = Copier le détail
refus-retour = Retour à l’accueil
refus-retour-fichier = Retour au fichier ouvert
verrou-titre = « { $nom } » est protégé
verrou-aide = Saisissez la phrase secrète reçue avec le fichier, ou votre clé age. Il est déchiffré en mémoire seulement.
verrou-champ = Phrase secrète
verrou-montrer = Montrer la phrase
verrou-cacher = Cacher la phrase
verrou-ouvrir = Ouvrir
verrou-refus = Phrase secrète refusée, ou fichier endommagé : rien n’a été modifié.
chemin-titre-donnees = Chemin du fichier de données
chemin-titre-fond = Chemin du fond de carte
chemin-aide = Aucune boîte de dialogue du système n’est disponible ici. Saisissez le chemin, ou déposez le fichier sur la fenêtre.
chemin-ouvrir = Ouvrir
chemin-annuler = Annuler
dialogue-donnees = Ouvrir un fichier de données
dialogue-donnees-filtre = Fichiers Atlas OPS
dialogue-fond = Choisir un fond de carte
dialogue-fond-filtre = Fonds de carte

# --- Messages of the program ---
programme-titre-recent = Atlas OPS { $annee }, { $nom }
programme-copie = Copié.
programme-reglages-endommages = Les réglages étaient illisibles : ils sont gardés dans « { $fichier } », et l’atlas repart des réglages d’origine.
programme-reglages-non-ecrits = Les réglages n’ont pas pu être enregistrés : ils valent pour cette séance seulement.
programme-fil-refuse = L’ordinateur manque de ressources pour ouvrir ce fichier. Fermez d’autres programmes, puis recommencez.
programme-incident = L’ouverture s’est interrompue à cause d’un défaut du programme. Le fichier est intact. Ouvrez-en une autre copie, ou signalez ce défaut.
programme-en-ligne-refuse = Le fichier ouvert est confidentiel : le fond en ligne dirait où vous regardez. Choisissez un fond de carte local.
programme-en-ligne-coupe = Fichier confidentiel : le fond en ligne est coupé.
programme-sans-affichage = Atlas OPS ne trouve aucun affichage graphique. Sous Debian, installez « mesa-vulkan-drivers » et « libvulkan1 » (ou « libegl1 » et « libgl1-mesa-dri »), puis relancez.

# --- Commands ---
commande-ouvrir = Ouvrir un fichier
commande-chercher = Chercher une résidence, une adresse, un quartier, un bailleur
commande-annuler = Annuler le dernier geste
commande-retablir = Rétablir
commande-texte-plus = Agrandir le texte
commande-texte-moins = Réduire le texte
commande-texte-normal = Texte à sa taille normale
commande-rideau = Rideau : masquer ou afficher le contenu
commande-aide = Aide
commande-plein-ecran = Plein écran
commande-retour = Revenir d’un pas
commande-fond = Choisir un fond de carte
commande-fermer = Fermer le fichier

# --- Keys, as printed on the keyboard ---
touche-ctrl = Ctrl
touche-maj = Maj
touche-Escape = Échap
touche-Plus = +
touche-Minus = −

# --- Help ---
aide-titre = Aide
aide-lire = Lire la carte
aide-lire-1 = Un cercle par résidence : sa surface suit le nombre de logements, sa couleur l’indicateur de la légende.
aide-lire-2 = Cercle vide : la réponse est couverte par le secret statistique, ou n’a pas été communiquée. Ce n’est ni un oui, ni un non.
aide-lire-3 = Anneau ambre : deux points d’attention ou plus parmi ressources, emploi et rotation.
aide-lire-4 = Petit point gris : la résidence ne répond pas aux conditions.
aide-gestes = Gestes
aide-gestes-1 = Glisser déplace la carte, la molette zoome sous le pointeur, un double clic rapproche.
aide-gestes-2 = Un clic sur une résidence ouvre sa fiche ; un double clic la centre.
aide-gestes-3 = Sur un histogramme : glisser une poignée, glisser entre les deux pour déplacer la plage, double clic pour tout reprendre.
aide-gestes-4 = Un clic sur une ligne de la légende isole cette classe.
aide-touches = Raccourcis
aide-fermer = Fermer l’aide

bouton-fermer = Fermer

programme-fichier-expire = Ce fichier a expiré le { $date } : l’occupation n’est plus montrée. Demandez une nouvelle livraison à la métropole.
programme-fichier-expire-dans = Ce fichier expire { $jours ->
    [0] aujourd’hui, le { $date }.
    [one] demain, le { $date }.
   *[other] dans { $jours } jours, le { $date }.
  }
