-- The quartier or the QPV is none of the file's zones. (NULL is not in an empty list either: it is asked apart.)
SELECT count(*) FROM residence
WHERE (quartier IS NOT NULL AND quartier NOT IN (SELECT code FROM zone WHERE nature = 'quartier'))
   OR (qpv_2015 IS NOT NULL AND qpv_2015 NOT IN (SELECT code FROM zone WHERE nature = 'qpv_2015'))
   OR (qpv_2024 IS NOT NULL AND qpv_2024 NOT IN (SELECT code FROM zone WHERE nature = 'qpv_2024'));
