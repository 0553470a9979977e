-- Rows of every vintage, for the checks that need their values. The indicator columns of the file take the place of
-- the comment.
SELECT fid, statut, repondants, majeurs_repondants, taux_reponse, masques, bornes/* indicateurs */ FROM occupation;
