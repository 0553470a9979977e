//! Invented names of résidences and streets. No person's name, no existing résidence is meant.

use crate::data::demo::dice::Dice;

/// What a group of buildings is called, with its article.
const KINDS: [&str; 34] = [
    "Le Clos",
    "Les Jardins",
    "Le Hameau",
    "Les Terrasses",
    "Le Domaine",
    "Les Allées",
    "Le Parc",
    "Les Vergers",
    "Les Balcons",
    "Le Square",
    "Le Moulin",
    "Le Carré",
    "Les Portes",
    "Les Patios",
    "Le Mail",
    "Les Rives",
    "La Résidence",
    "La Cité",
    "Les Tours",
    "L’Îlot",
    "La Closerie",
    "L’Orée",
    "Les Villas",
    "La Cour",
    "Les Hauts",
    "Le Verger",
    "La Clairière",
    "L’Enclos",
    "Les Galeries",
    "Le Pavillon",
    "La Ferme",
    "Les Ateliers",
    "Les Logis",
    "Le Belvédère",
];

/// What the place is named after: alone in the plural, then after the kind.
const PLACES: [(&str, &str); 92] = [
    ("Les Tilleuls", "des Tilleuls"),
    ("Les Érables", "des Érables"),
    ("Les Charmes", "des Charmes"),
    ("Les Noyers", "des Noyers"),
    ("Les Peupliers", "des Peupliers"),
    ("Les Aubépines", "des Aubépines"),
    ("Les Lilas", "des Lilas"),
    ("Les Genêts", "des Genêts"),
    ("Les Bruyères", "des Bruyères"),
    ("Les Glycines", "des Glycines"),
    ("Les Pivoines", "des Pivoines"),
    ("Les Iris", "des Iris"),
    ("Les Coquelicots", "des Coquelicots"),
    ("Les Cerisiers", "des Cerisiers"),
    ("Les Mirabelles", "des Mirabelles"),
    ("Les Cassis", "des Cassis"),
    ("Les Groseilliers", "des Groseilliers"),
    ("Les Vignes", "des Vignes"),
    ("Les Ceps", "des Ceps"),
    ("Les Sarments", "des Sarments"),
    ("Les Pressoirs", "des Pressoirs"),
    ("Les Tonneliers", "des Tonneliers"),
    ("Les Vendangeurs", "des Vendangeurs"),
    ("Les Laboureurs", "des Laboureurs"),
    ("Les Charpentiers", "des Charpentiers"),
    ("Les Tisserands", "des Tisserands"),
    ("Les Potiers", "des Potiers"),
    ("Les Bateliers", "des Bateliers"),
    ("Les Meuniers", "des Meuniers"),
    ("Les Forgerons", "des Forgerons"),
    ("Les Hirondelles", "des Hirondelles"),
    ("Les Mésanges", "des Mésanges"),
    ("Les Alouettes", "des Alouettes"),
    ("Les Chouettes", "des Chouettes"),
    ("Les Hérons", "des Hérons"),
    ("Les Libellules", "des Libellules"),
    ("Les Écureuils", "des Écureuils"),
    ("Les Sources", "des Sources"),
    ("Les Fontaines", "des Fontaines"),
    ("Les Lavoirs", "du Lavoir"),
    ("Les Étangs", "de l’Étang"),
    ("Les Roseaux", "des Roseaux"),
    ("Les Saules", "des Saules"),
    ("Les Aulnes", "des Aulnes"),
    ("Les Frênes", "des Frênes"),
    ("Les Ormes", "des Ormes"),
    ("Les Chênes", "du Chêne"),
    ("Les Combes", "de la Combe"),
    ("Les Coteaux", "du Coteau"),
    ("Les Carrières", "de la Carrière"),
    ("Les Murgers", "du Murger"),
    ("Les Prairies", "de la Prairie"),
    ("Les Pâtis", "du Pâtis"),
    ("Les Champs-Longs", "du Champ-Long"),
    ("Les Petits-Prés", "du Petit-Pré"),
    ("Les Longues-Raies", "de la Longue-Raie"),
    ("Les Grèves", "de la Grève"),
    ("Les Remparts", "du Rempart"),
    ("Les Halles", "de la Halle"),
    ("Les Tuileries", "de la Tuilerie"),
    ("Les Verrières", "de la Verrière"),
    ("Les Écluses", "de l’Écluse"),
    ("Les Mariniers", "des Mariniers"),
    ("Les Passerelles", "de la Passerelle"),
    ("Les Pavés", "du Pavé"),
    ("Les Lanternes", "de la Lanterne"),
    ("Les Horloges", "de l’Horloge"),
    ("Les Cadrans", "du Cadran"),
    ("Les Étoiles", "de l’Étoile"),
    ("Les Comètes", "de la Comète"),
    ("Les Solstices", "du Solstice"),
    ("Les Quatre-Vents", "des Quatre-Vents"),
    ("Les Brumes", "des Brumes"),
    ("Les Aurores", "de l’Aurore"),
    ("Les Beaux-Jours", "des Beaux-Jours"),
    ("Les Moissons", "des Moissons"),
    ("Les Semailles", "des Semailles"),
    ("Les Ruches", "de la Ruche"),
    ("Les Abeilles", "des Abeilles"),
    ("Les Violettes", "des Violettes"),
    ("Les Jonquilles", "des Jonquilles"),
    ("Les Marronniers", "du Marronnier"),
    ("Les Sorbiers", "des Sorbiers"),
    ("Les Alisiers", "des Alisiers"),
    ("Les Cornouillers", "des Cornouillers"),
    ("Les Pommiers", "des Pommiers"),
    ("Les Amandiers", "des Amandiers"),
    ("Les Poiriers", "des Poiriers"),
    ("Les Myosotis", "des Myosotis"),
    ("Les Capucines", "des Capucines"),
    ("Les Moulins", "du Moulin"),
    ("Les Cigognes", "des Cigognes"),
];

const STREETS: [(&str, f64); 9] = [
    ("rue", 9.0),
    ("avenue", 2.0),
    ("allée", 3.0),
    ("impasse", 1.0),
    ("boulevard", 0.8),
    ("place", 0.7),
    ("chemin", 1.0),
    ("square", 0.5),
    ("cours", 0.4),
];

/// All the names there are, in an order of their own; when they run out, they are given again.
pub struct Names {
    order: Vec<usize>,
}

impl Names {
    pub fn shuffled(dice: &mut Dice) -> Self {
        let mut order: Vec<usize> = (0..PLACES.len() * (KINDS.len() + 1)).collect();
        dice.shuffle(&mut order);
        Self { order }
    }

    pub fn residence(&self, position: usize) -> String {
        let name = self.order[position % self.order.len()];
        let (alone, complement) = PLACES[name % PLACES.len()];
        match (name / PLACES.len()).checked_sub(1) {
            None => alone.to_owned(),
            // "Le Moulin du Moulin" would be silly.
            Some(kind) if complement.ends_with(KINDS[kind].rsplit(' ').next().unwrap_or_default()) => {
                format!("Le Vieux {}", complement.rsplit(' ').next().unwrap_or_default())
            }
            Some(kind) => format!("{} {complement}", KINDS[kind]),
        }
    }
}

/// "rue du Lavoir".
pub fn street(dice: &mut Dice) -> String {
    let weights = STREETS.map(|(_, weight)| weight);
    let (kind, _) = STREETS[dice.weighted(&weights)];
    format!("{kind} {}", dice.choose(&PLACES).1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::demo::dice::Topic;
    use std::collections::BTreeSet;
    use unicode_normalization::is_nfc;

    #[test]
    fn two_thousand_names_are_all_different_composed_and_unnumbered() {
        let names = Names::shuffled(&mut Dice::new(1, Topic::Names, 0));
        let all: BTreeSet<String> = (0..2000).map(|position| names.residence(position)).collect();
        assert_eq!(all.len(), 2000);
        assert!(all.iter().all(|name| is_nfc(name) && !name.contains(|c: char| c.is_ascii_digit())));
    }
}
