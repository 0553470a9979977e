-- Résidences, without the tables that have vintages.
SELECT fid, geom, id, nom, bailleur, adresse, code_postal, code_insee, commune, quartier, en_qpv_2015, en_qpv_2024, qpv_2015, qpv_2024, enjeu_3ds, zone_apl, precision_geom, type_construction, annee_construction, annee_rehabilitation, annee_mise_location, nb_logements, nb_niveaux, ascenseur, nb_logements_pmr, chauffage, nb_rez_de_chaussee, dpe_a, dpe_b, dpe_c, dpe_d, dpe_e, dpe_f, dpe_g, dpe_inconnu
FROM residence
ORDER BY fid;
