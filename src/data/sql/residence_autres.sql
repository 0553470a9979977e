-- Columns of the résidences that the program does not know; they take the place of the comment.
SELECT fid/* colonnes */
FROM residence
ORDER BY fid;
