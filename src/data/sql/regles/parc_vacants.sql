-- No more vacant dwellings than offered ones, nor more long vacant than vacant.
SELECT count(*) FROM parc
WHERE min(0, coalesce(nb_offerts, 0), coalesce(nb_vacants, 0), coalesce(nb_vacants_3_mois, 0),
          coalesce(nb_emmenagements, 0)) < 0
   OR nb_vacants > nb_offerts OR nb_vacants_3_mois > nb_vacants;
