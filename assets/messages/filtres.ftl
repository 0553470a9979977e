# La phrase du filtre, les valeurs des catégories et les fautes d’une condition CQL2.

phrase-toutes = Toutes les résidences
phrase-entiere = Résidences { $conditions }
phrase-determines = { $condition } (non déterminés écartés)
phrase-nombre-min = dont « { $champ } » vaut au moins { $min }
phrase-nombre-max = dont « { $champ } » vaut au plus { $max }
phrase-nombre-entre = dont « { $champ } » vaut entre { $min } et { $max }
phrase-nombre-egal = dont « { $champ } » vaut { $valeur }
phrase-nombre-libre = sans condition sur « { $champ } »
phrase-valeurs = dont « { $champ } » est { $valeurs }
phrase-oui = avec « { $champ } »
phrase-non = sans « { $champ } »
phrase-expression = répondant à la condition : { $condition }

cql-inattendu = Au caractère { $position }, « { $trouve } » n’est pas attendu : il faut { $attendu }.
cql-fin-inattendue = La condition s’arrête trop tôt : il faut encore { $attendu }.
cql-guillemet-ouvert = Au caractère { $position }, le texte entre apostrophes ou guillemets n’est pas fermé.
cql-nombre-illisible = Au caractère { $position }, « { $texte } » n’est pas un nombre. Écrivez par exemple 480 ou 5.5, avec un point.
cql-trop-profond = Au caractère { $position }, plus de { $limite } parenthèses imbriquées. Simplifiez la condition.
cql-fonction-inconnue = Au caractère { $position }, la fonction « { $nom } » n’existe pas ici. Utilisez S_INTERSECTS ou S_DWITHIN.
cql-anneau-ouvert = Au caractère { $position }, le contour doit avoir au moins quatre points et finir par le premier.
cql-champ-inconnu = Au caractère { $position }, aucun champ ne s’appelle « { $nom } ».
cql-champ-inconnu-proches = Au caractère { $position }, aucun champ ne s’appelle « { $nom } ». Vouliez-vous dire { $proches } ?
cql-natures-differentes = { $gauche } est { $nature-gauche } et ne se compare pas à { $droite }, qui est { $nature-droite }.
cql-comparaison-impossible = { $valeur } est { $nature } : l’opérateur { $signe } ne s’y applique pas.
cql-attendu-condition = une condition, par exemple loyer_t3 <= 480
cql-attendu-comparaison = une comparaison (=, <>, <, <=, >, >=, BETWEEN, IN, LIKE ou IS NULL)
cql-attendu-valeur = un nombre, un texte entre apostrophes, TRUE, FALSE ou un champ
cql-attendu-nombre = un nombre
cql-attendu-texte = un texte entre apostrophes
cql-attendu-champ = le nom d’un champ
cql-attendu-geometrie = POINT, POLYGON, MULTIPOLYGON ou BBOX
cql-attendu-unite = une unité, m ou km
cql-attendu-fin = AND, OR ou la fin de la condition
cql-attendu-signe = « { $signe } »
cql-nature-nombre = un nombre
cql-nature-texte = un texte
cql-nature-oui-non = une valeur oui ou non
cql-nature-geometrie = une géométrie
