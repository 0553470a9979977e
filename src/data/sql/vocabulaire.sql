-- Closed lists.
SELECT fid, liste, code, libelle, ordre
FROM vocabulaire
ORDER BY liste, ordre, fid;
