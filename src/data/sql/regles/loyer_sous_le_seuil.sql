-- A mean of fewer than three known rents, a range of fewer than five, or a value in a row withheld for another.
SELECT count(*) FROM loyer
WHERE ((nb_loyer_connu < :moyenne OR masque <> 0)
       AND coalesce(loyer_moyen, loyer_m2, nb_sous_plafond, charges_moyennes, chauffage_inclus, eau_incluse) IS NOT NULL)
   OR ((nb_loyer_connu < :etendue OR masque <> 0) AND coalesce(loyer_min, loyer_max) IS NOT NULL);
