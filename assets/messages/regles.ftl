# Règles : états, familles, ménages de référence. Les mêmes mots partout.

etat-atteinte = règle atteinte
etat-non-atteinte = règle non atteinte
etat-non-calcule = non calculé
etat-secret = secret
etat-absent = non communiqué
etat-sans-objet = sans objet

phrase-secret = Donnée couverte par le secret statistique (moins de { $seuil } ménages).
phrase-non-calcule = Non calculé : effectif ou taux de réponse insuffisant.
phrase-absent = Non communiqué.
phrase-sans-objet = Sans objet : il n’y en a pas.

famille-pa = ressources
famille-pb = composition des ménages
famille-pc = âge
famille-pd = emploi
famille-pe = rotation
famille-pf = bâti
famille-pg = territoire
famille-pa-titre = Ressources
famille-pb-titre = Composition des ménages
famille-pc-titre = Âge
famille-pd-titre = Emploi
famille-pe-titre = Rotation, vacance
famille-pf-titre = Bâti, énergie
famille-pg-titre = Territoire

menage-seul = personne seule
menage-couple = couple
menage-a-charge = { $nombre } pers. à charge

repondants-0 = moins de 11 répondants
repondants-11 = 11 à 19 répondants
repondants-20 = 20 à 29 répondants
repondants-30 = 30 à 49 répondants
repondants-50 = 50 à 69 répondants
repondants-70 = 70 répondants et plus

# Pourquoi une règle est dans son état
raison-constat = { $constat }
raison-qpv-sans-nom = dont le nom n’est pas communiqué
raison-condition-non = La condition n’est pas remplie.
raison-parc = { $nombre } logements comptés, parc au 1er janvier { $millesime }.
raison-enquete = { $repondants }, taux de réponse { $reponse }, OPS { $millesime }.
raison-valeur = { $valeur }
raison-valeur-reference = { $valeur } (métropole : { $reference })
raison-peu-de-repondants = Non calculé : moins de { $nombre } répondants.
raison-peu-de-logements = Non calculé : moins de { $nombre } logements.
raison-peu-de-reponses = Non calculé : taux de réponse inférieur à { $taux }.
raison-dpe-inconnus = Non calculé : la moitié des DPE au moins est inconnue.
raison-peu-solide = Non calculé : le résultat ne tiendrait pas avec { $nombre } ménages de moins.
regle-condition = Règle { $code }, v{ $version } : { $condition }.
regle-rapport-au-moins = Règle { $code }, v{ $version } : au moins { $facteur } × métropole{ $gardes }. Seuil appliqué : { $seuil }.
regle-rapport-au-moins-discret = Règle { $code }, v{ $version } : au moins { $facteur } × métropole{ $gardes }.
regle-rapport-au-plus = Règle { $code }, v{ $version } : au plus { $facteur } × métropole{ $gardes }. Seuil appliqué : { $seuil }.
regle-rapport-au-plus-discret = Règle { $code }, v{ $version } : au plus { $facteur } × métropole{ $gardes }.
regle-seuil-au-moins = Règle { $code }, v{ $version } : au moins { $seuil }{ $gardes }.
regle-seuil-au-plus = Règle { $code }, v{ $version } : au plus { $seuil }{ $gardes }.
regle-quintile = Règle { $code }, v{ $version } : au moins la borne livrée, { $seuil }{ $gardes }.
regle-gardes = { "" } ({ $liste })
garde-ecart = écart d’au moins { $points } points et { $menages } ménages
garde-points = écart d’au moins { $points } points
garde-menages = écart d’au moins { $menages } ménages
garde-effectif = au moins { $nombre } logements
garde-robustesse = vrai aussi avec { $nombre } ménages de moins

# La règle sur une ligne de la fiche
regle-courte-ecart-au-moins = Règle { $code }, v{ $version } : au moins { $facteur } × métropole et +{ $points } points ({ $seuil }).
regle-courte-ecart-au-moins-discret = Règle { $code }, v{ $version } : au moins { $facteur } × métropole et +{ $points } points.
regle-courte-ecart-au-plus = Règle { $code }, v{ $version } : au plus { $facteur } × métropole et −{ $points } points ({ $seuil }).
regle-courte-ecart-au-plus-discret = Règle { $code }, v{ $version } : au plus { $facteur } × métropole et −{ $points } points.
regle-courte-rapport-au-moins = Règle { $code }, v{ $version } : au moins { $facteur } × métropole ({ $seuil }).
regle-courte-rapport-au-plus = Règle { $code }, v{ $version } : au plus { $facteur } × métropole ({ $seuil }).
regle-courte-seuil-au-moins = Règle { $code }, v{ $version } : au moins { $seuil }.
regle-courte-seuil-au-plus = Règle { $code }, v{ $version } : au plus { $seuil }.
regle-courte-quintile = Règle { $code }, v{ $version } : au moins la borne livrée, { $seuil }.

univers-menages = des ménages répondants
univers-majeurs = des majeurs
univers-occupants = des occupants
univers-logements = des logements
