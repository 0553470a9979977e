# commande
