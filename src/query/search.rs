//! Finding a résidence, a landlord or a zone as one types: accents, case and order of words do not matter.

use crate::model::{Atlas, LonLat, Zone, ZoneNature};
use crate::query::words::{self, fits};
use geo::Centroid;
use std::cmp::Reverse;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitKind {
    /// Row of the résidence.
    Residence(usize),
    /// Position in [`Atlas::zones`].
    Zone(usize),
    Bailleur,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub kind: HitKind,
    pub title: String,
    /// What tells it from others of the same name: address, commune, landlord. Empty for a zone or a landlord.
    pub detail: String,
    pub position: Option<LonLat>,
}

/// Words of all documents, each with the documents that hold it.
#[derive(Debug)]
pub struct SearchIndex {
    documents: Vec<Document>,
    /// Sorted by word.
    words: Vec<(String, Vec<Posting>)>,
}

#[derive(Debug)]
struct Document {
    hit: Hit,
    /// Among equal answers: zones and landlords first, then large résidences.
    weight: u32,
    /// Words of the title: the fewer, the nearer the question is to the whole name.
    title_words: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    document: usize,
    part: Part,
}

/// Where a word stands in a document; the title counts most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Title,
    Address,
    Place,
}

impl SearchIndex {
    pub fn new(atlas: &Atlas) -> Self {
        let mut index = Building::default();
        for (row, residence) in atlas.residences.iter().enumerate() {
            let address = residence.address.as_deref().unwrap_or_default();
            let bailleur = residence.bailleur.as_deref().unwrap_or_default();
            let place = [address, &residence.commune].into_iter().filter(|text| !text.is_empty());
            let detail = [place.collect::<Vec<_>>().join(", "), bailleur.to_owned()];
            let hit = Hit {
                kind: HitKind::Residence(row),
                title: residence.name.clone(),
                detail: detail.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · "),
                position: residence.position,
            };
            let zones = [
                (ZoneNature::Quartier, &residence.quartier),
                (ZoneNature::Qpv2024, &residence.qpv_2024),
                (ZoneNature::Qpv2015, &residence.qpv_2015),
            ];
            let names = zones.into_iter().filter_map(|(nature, code)| {
                Some(atlas.zones[atlas.zone(nature, code.as_deref()?)?].name.as_str())
            });
            let places: Vec<&str> = names.chain([bailleur, &residence.commune]).collect();
            index.add(hit, residence.dwellings, address, &places);
        }
        for (position, zone) in atlas.zones.iter().enumerate() {
            use ZoneNature::{Commune, InsideQpv, Metropole, OutsideQpv, Qpv2015, Qpv2024, Quartier};
            match zone.nature {
                Commune | Quartier | Qpv2015 | Qpv2024 => {
                    index.add(zone_hit(position, zone), u32::MAX, "", &[])
                }
                Metropole | InsideQpv | OutsideQpv => (),
            }
        }
        let mut bailleurs: Vec<&str> =
            atlas.residences.iter().filter_map(|residence| residence.bailleur.as_deref()).collect();
        bailleurs.sort_unstable();
        bailleurs.dedup();
        for bailleur in bailleurs {
            let hit = Hit {
                kind: HitKind::Bailleur,
                title: bailleur.to_owned(),
                detail: String::new(),
                position: None,
            };
            index.add(hit, u32::MAX, "", &[]);
        }
        index.finish()
    }

    /// Best first; an empty question has no answer. Every word must be found, in any order, whole or begun,
    /// with one slip in a word of five letters or more.
    pub fn find(&self, question: &str, limit: usize) -> Vec<Hit> {
        let asked = words::of_question(question);
        if asked.is_empty() {
            return Vec::new();
        }
        let mut totals = vec![0_u32; self.documents.len()];
        for (position, word) in asked.iter().enumerate() {
            let scores = self.scores(word);
            for (total, score) in totals.iter_mut().zip(scores) {
                let still_in = position == 0 || *total > 0;
                *total = if still_in && score > 0 { *total + score } else { 0 };
            }
        }
        let mut found: Vec<usize> = (0..totals.len()).filter(|document| totals[*document] > 0).collect();
        found.sort_by_key(|position| {
            let document = &self.documents[*position];
            let missing = document.title_words.saturating_sub(asked.len());
            (Reverse(totals[*position]), missing, Reverse(document.weight), &document.hit.title, *position)
        });
        found.into_iter().take(limit).map(|document| self.documents[document].hit.clone()).collect()
    }

    /// By document, how well it answers one word; zero for not at all.
    fn scores(&self, word: &str) -> Vec<u32> {
        let mut scores = vec![0; self.documents.len()];
        let mut give = |postings: &[Posting], quality: u32| {
            for posting in postings {
                let worth = quality * posting.part.worth();
                let score: &mut u32 = &mut scores[posting.document];
                *score = (*score).max(worth);
            }
        };
        let start = self.words.partition_point(|(known, _)| known.as_str() < word);
        for (known, postings) in self.words[start..].iter().take_while(|(known, _)| known.starts_with(word)) {
            give(postings, if known == word { 12 } else { 10 });
        }
        if word.chars().count() >= 5 {
            for (known, postings) in self.words.iter().filter(|(known, _)| fits(word, known)) {
                give(postings, if known.len().abs_diff(word.len()) <= 1 { 5 } else { 4 });
            }
        }
        scores
    }
}

impl Part {
    fn worth(self) -> u32 {
        match self {
            Self::Title => 4,
            Self::Address => 3,
            Self::Place => 2,
        }
    }
}

fn zone_hit(position: usize, zone: &Zone) -> Hit {
    let centre = zone.outline.as_ref().and_then(Centroid::centroid);
    Hit {
        kind: HitKind::Zone(position),
        title: zone.name.clone(),
        detail: String::new(),
        position: centre.map(|point| LonLat { lon: point.x(), lat: point.y() }),
    }
}

#[derive(Default)]
struct Building {
    documents: Vec<Document>,
    words: BTreeMap<String, Vec<Posting>>,
}

impl Building {
    fn add(&mut self, hit: Hit, weight: u32, address: &str, places: &[&str]) {
        let document = self.documents.len();
        let title = words::of(&hit.title);
        let title_words = title.len();
        let address = words::of(address).into_iter().map(|word| (word, Part::Address));
        let places = places.iter().flat_map(|place| words::of(place)).map(|word| (word, Part::Place));
        for (word, part) in title.into_iter().map(|word| (word, Part::Title)).chain(address).chain(places) {
            self.words.entry(word).or_default().push(Posting { document, part });
        }
        self.documents.push(Document { hit, weight, title_words });
    }

    fn finish(self) -> SearchIndex {
        let mut words: Vec<(String, Vec<Posting>)> = self.words.into_iter().collect();
        for (_, postings) in &mut words {
            postings.sort_unstable();
            // The best part of a document comes first, and is enough.
            postings.dedup_by_key(|posting| posting.document);
        }
        SearchIndex { documents: self.documents, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sample;
    use proptest::prelude::*;

    fn index() -> SearchIndex {
        let mut atlas = sample::atlas();
        atlas.residences.push(atlas.residences[sample::INCONNUE].clone());
        let given = [
            ("Les Cèdres", "18 allée des Cèdres", "Suzon Habitat"),
            ("Le Clos Saint-Anne", "3 rue de l’Œuvre", "Ouche Logement"),
            ("Résidence du Lac", "12 boulevard Chèvre-Morte", "Suzon Habitat"),
            ("Cèdre bleu", "1 place du Marché", "Ouche Logement"),
        ];
        for (residence, (name, address, bailleur)) in atlas.residences.iter_mut().zip(given) {
            residence.name = name.to_owned();
            residence.address = Some(address.to_owned());
            residence.bailleur = Some(bailleur.into());
        }
        let named = |code: &str, name: &str, zone: &Zone| Zone {
            code: code.to_owned(),
            name: name.to_owned(),
            ..zone.clone()
        };
        let commune = atlas.zone(ZoneNature::Commune, "21231").unwrap();
        let quartier = atlas.zone(ZoneNature::Quartier, "PN").unwrap();
        atlas.zones = vec![
            named("21166", "Chenôve", &atlas.zones[commune]),
            named("Q1", "Les Grésilles", &atlas.zones[quartier]),
        ];
        atlas.residences[2].quartier = Some("Q1".into());
        SearchIndex::new(&atlas)
    }

    fn titles(question: &str) -> Vec<String> {
        index().find(question, 10).into_iter().map(|hit| hit.title).collect()
    }

    #[test]
    fn a_name_is_found_without_accents_capitals_or_order() {
        assert_eq!(titles("cedres les")[0], "Les Cèdres");
        assert_eq!(titles("SAINT ANNE clos"), ["Le Clos Saint-Anne"]);
        assert_eq!(titles("oeuvre"), ["Le Clos Saint-Anne"]);
    }

    #[test]
    fn a_word_begun_and_a_slip_are_enough() {
        assert_eq!(titles("cedr"), ["Les Cèdres", "Cèdre bleu"]);
        assert_eq!(titles("cedrse")[0], "Les Cèdres");
        assert_eq!(titles("chenovve"), ["Chenôve"]);
        assert_eq!(titles("chen"), ["Chenôve"]);
        assert!(titles("lzc").is_empty(), "a short word must be right");
    }

    #[test]
    fn landlords_and_zones_come_before_what_lies_in_them() {
        let hits = index().find("suzon", 10);
        assert_eq!(hits[0].kind, HitKind::Bailleur);
        assert_eq!(hits.len(), 3);
        assert_eq!(titles("gresilles"), ["Les Grésilles", "Résidence du Lac"]);
    }

    #[test]
    fn articles_do_not_count_unless_alone() {
        assert_eq!(titles("résidence de la lac"), ["Résidence du Lac"]);
        assert!(titles("").is_empty());
        assert!(titles("  ’ - ").is_empty());
        assert!(titles("suzon gresilles inconnu").is_empty());
    }

    proptest! {
        #[test]
        fn any_question_is_answered_without_fault(question in ".{0,40}") {
            index().find(&question, 5);
        }
    }
}
