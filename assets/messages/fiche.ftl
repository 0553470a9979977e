# fiche
