-- Rents of one vintage (?1), by résidence then typologie: T1 … T6 sort before TOUS.
SELECT fid, residence_fid, typologie, nb_logements, nb_loyer_connu, surface_moyenne, loyer_moyen, loyer_m2, nb_sous_plafond, loyer_min, loyer_max, charges_moyennes, chauffage_inclus, eau_incluse, loyer_relocation, loyer_max_convention, date_relocation, masque
FROM loyer
WHERE millesime = ?1
ORDER BY residence_fid, typologie;
