-- No more known rents than dwellings, nor more dwellings under the ceiling than known rents.
SELECT count(*) FROM loyer
WHERE nb_logements < 0 OR nb_loyer_connu < 0 OR nb_loyer_connu > nb_logements OR nb_sous_plafond > nb_loyer_connu;
