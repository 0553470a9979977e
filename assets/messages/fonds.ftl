# fonds

# Une archive qui ne s’ouvre pas : ce qui ne va pas, puis quoi faire.
fond-illisible = Le fond de carte « { $chemin } » ne peut pas être lu. Vérifiez que le fichier est toujours là et que le support répond, puis rouvrez-le.
fond-format-inconnu = Ce fichier n’est pas un fond de carte. Choisissez une archive PMTiles ou MBTiles.
fond-version = Ce fond de carte est au format PMTiles version { $version } ; seule la version 3 est lue. Convertissez-le avec l’outil « pmtiles convert ».
fond-compression = Ce fond de carte est compressé en { $compression }, que l’atlas ne lit pas. Refaites-le avec la compression gzip.
fond-compression-inconnue = Ce fond de carte annonce une compression inconnue (code { $code }). Refaites-le avec la compression gzip.
fond-tuiles-non-dessinees = Ce fond de carte contient des tuiles { $type }, que l’atlas ne dessine pas. Choisissez des tuiles MVT, PNG, JPEG ou WebP.
fond-endommage = Ce fond de carte est endommagé ou incomplet. Copiez-le de nouveau depuis sa source.
fond-vide = Ce fond de carte ne contient aucune tuile. Choisissez un autre fichier.
fond-base-illisible = La base MBTiles de ce fond de carte est illisible. Copiez-la de nouveau depuis sa source.

# Des tuiles laissées de côté pendant que la carte reste ouverte.
fond-tuiles-ignorees = { $nombre ->
    [one] 1 tuile du fond de carte ignorée : { $raison }
   *[other] { $nombre } tuiles du fond de carte ignorées : { $raison }
}
fond-tuile-illisible = le support ne répond pas
fond-tuile-manquante = le fichier est incomplet
fond-tuile-compression = décompression impossible
fond-tuile-demesuree = taille démesurée
fond-tuile-image = image illisible
fond-tuile-vectorielle = dessin illisible
