-- Rules of attention.
SELECT fid, jeu, code, version, actif, compte, famille, indicateur, mode, comparaison, seuil, garde_points, garde_menages, robustesse, effectif_min, condition, n_min, reponse_min, constat, source
FROM regle
ORDER BY fid;
