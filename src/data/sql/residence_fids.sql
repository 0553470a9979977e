-- Where the rows of the other tables belong, in the order of the atlas.
SELECT fid FROM residence ORDER BY fid;
