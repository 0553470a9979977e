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
famille-pe = rotation, vacance
famille-pf = bâti, énergie
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

repondants-11 = 11 à 19 répondants
repondants-20 = 20 à 29 répondants
repondants-30 = 30 à 49 répondants
repondants-50 = 50 à 69 répondants
repondants-70 = 70 répondants et plus
