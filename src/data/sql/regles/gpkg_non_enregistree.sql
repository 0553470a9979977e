-- Tables that another program would not see.
SELECT 14 - count(*) FROM gpkg_contents
WHERE table_name IN ('residence', 'loyer', 'financement', 'occupation', 'parc', 'fonctionnement', 'avis', 'zone',
                     'reference', 'plafond', 'indicateur', 'regle', 'vocabulaire', 'meta');
