-- dpe_* sum to the dwellings, or are all NULL.
SELECT count(*) FROM residence
WHERE coalesce(dpe_a, dpe_b, dpe_c, dpe_d, dpe_e, dpe_f, dpe_g, dpe_inconnu) IS NOT NULL
  AND coalesce(dpe_a + dpe_b + dpe_c + dpe_d + dpe_e + dpe_f + dpe_g + dpe_inconnu, -1) <> nb_logements;
