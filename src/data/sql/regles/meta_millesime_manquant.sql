-- Rows that are never shown, because no current vintage is named for them.
SELECT (:ops IS NULL AND EXISTS (SELECT 1 FROM occupation))
     + (:loyers IS NULL AND EXISTS (SELECT 1 FROM loyer))
     + (:parc IS NULL AND (EXISTS (SELECT 1 FROM parc) OR EXISTS (SELECT 1 FROM financement)));
