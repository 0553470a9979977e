-- A QPV is named although the résidence is not said to be inside.
SELECT count(*) FROM residence
WHERE (qpv_2015 IS NOT NULL AND en_qpv_2015 IS NOT 1) OR (qpv_2024 IS NOT NULL AND en_qpv_2024 IS NOT 1);
