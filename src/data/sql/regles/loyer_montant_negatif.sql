-- Amounts and surfaces are not negative.
SELECT count(*) FROM loyer
WHERE min(0, coalesce(surface_moyenne, 0), coalesce(loyer_moyen, 0), coalesce(loyer_m2, 0), coalesce(loyer_min, 0),
          coalesce(loyer_max, 0), coalesce(charges_moyennes, 0), coalesce(loyer_relocation, 0),
          coalesce(loyer_max_convention, 0)) < 0;
