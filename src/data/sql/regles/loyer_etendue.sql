-- The mean lies between the lowest and the highest rent, to the cent.
SELECT count(*) FROM loyer WHERE loyer_min > loyer_moyen + 0.011 OR loyer_max < loyer_moyen - 0.011;
