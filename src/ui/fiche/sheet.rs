//! What the fiche reads of a résidence: figures with their territory beside them. No drawing here.

use crate::domain::{Assessment, RuleState, Summary};
use crate::messages::{rate, say, text};
use crate::model::{
    Arg, Atlas, Date, Figure, Phrase, Population, Rate, Reference, ReferencePopulation, Residence, Universe,
    ZoneNature,
};
use crate::ui::theme::Roles;

/// How much room the fiche has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 384: all on one screen of 768 lines; the rest folded, pages in a menu.
    Small,
    /// 446.
    Usual,
    /// 700, for a résidence whose occupancy is not published: facts in two columns.
    Wide,
}

/// One résidence and all that its fiche needs.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    pub atlas: &'a Atlas,
    pub residence: &'a Residence,
    pub assessment: &'a Assessment,
    pub population: Population,
    pub today: Date,
    pub roles: Roles,
    pub form: Form,
}

/// An indicator of the survey: the résidence, its quartier (or commune) and the métropole.
#[derive(Clone, Debug)]
pub struct Compared {
    pub code: String,
    /// The label of the dictionary, said of what: « Ressources < 40 % du plafond PLUS ».
    pub label: String,
    /// Where there is no room.
    pub short_label: String,
    pub universe: Option<Universe>,
    pub rate: Rate,
    pub respondents: Option<u32>,
    pub local: Reference,
    pub metropole: Reference,
}

impl<'a> Sheet<'a> {
    pub fn summary(&self) -> Summary {
        Summary::of(self.residence, self.assessment, self.atlas.meta.floor)
    }

    /// State of the occupancy of the population shown.
    pub fn occupancy(&self) -> Figure<u32> {
        occupancy(self.residence, self.population)
    }

    pub fn response_rate(&self) -> Figure<f64> {
        match &self.residence.occupancy[self.population as usize] {
            Some(row) => row.response_rate,
            None => Figure::Absent,
        }
    }

    /// The quartier of the résidence, or its commune when it has none that the file knows.
    pub fn local_zone(&self) -> Option<(usize, &'static str)> {
        let quartier = self.residence.quartier.as_deref();
        quartier
            .and_then(|code| self.atlas.zone(ZoneNature::Quartier, code))
            .map(|zone| (zone, "fiche-quartier"))
            .or_else(|| {
                self.atlas
                    .zone(ZoneNature::Commune, &self.residence.insee)
                    .map(|zone| (zone, "fiche-commune"))
            })
    }

    pub fn quartier_name(&self) -> Option<&'a str> {
        let code = self.residence.quartier.as_deref()?;
        let zone = self.atlas.zone(ZoneNature::Quartier, code);
        Some(zone.map_or(code, |zone| &self.atlas.zones[zone].name))
    }

    /// Indicators of the survey that rules look at, with some that are always of interest
    /// when the file has them. `counts`: of the families that count, or of the context.
    pub fn compared(&self, counts: bool) -> Vec<Compared> {
        let always: &[&str] = if counts { &["res40"] } else { &["mono", "age65"] };
        let of_rules = self.assessment.families.iter().filter(|family| family.counts == counts);
        let codes = of_rules
            .flat_map(|family| &family.explanations)
            .filter_map(|explanation| explanation.rule.indicator.as_deref());
        let mut seen: Vec<&str> = Vec::new();
        for code in codes.chain(always.iter().copied()) {
            let known = self.atlas.occupancy_codes.iter().any(|column| column == code);
            if known && !seen.contains(&code) {
                seen.push(code);
            }
        }
        // In the order of the dictionary, so that « < 20 % » stands before « < 40 % ».
        seen.sort_by_key(|code| self.atlas.indicator(code).map_or(i64::MAX, |indicator| indicator.order));
        seen.into_iter().map(|code| self.compare(code)).collect()
    }

    /// The two lines of the small fiche, those of reached rules first; then those behind its fold.
    pub fn compared_small(&self) -> (Vec<Compared>, Vec<Compared>) {
        const SHOWN: usize = 2;
        let lines = self.compared(true);
        let counting = self.assessment.families.iter().filter(|family| family.counts);
        let reached = counting.filter_map(|family| {
            let reached = family.explanations.iter().find(|each| each.state == RuleState::Reached)?;
            reached.rule.indicator.as_deref()
        });
        let mut shown: Vec<String> = Vec::new();
        for code in reached.chain(["res40", "ssempl"]).chain(lines.iter().map(|line| &*line.code)) {
            let known = lines.iter().any(|line| line.code == code);
            if known && shown.len() < SHOWN && shown.iter().all(|other| other != code) {
                shown.push(code.to_owned());
            }
        }
        lines.into_iter().partition(|line| shown.contains(&line.code))
    }

    fn compare(&self, code: &str) -> Compared {
        let indicator = self.atlas.indicator(code);
        let population = ReferencePopulation::from(self.population);
        let missing = Reference { value: Figure::Absent, denominator: None };
        let of_zone =
            |zone: Option<usize>| zone.map_or(missing, |zone| self.atlas.reference(zone, population, code));
        let mut rate = self.atlas.rate(self.residence, self.population, code);
        if rate.figure == Figure::Absent && self.occupancy() == Figure::Secret {
            rate.figure = Figure::Secret;
        }
        Compared {
            code: code.to_owned(),
            label: indicator
                .map_or_else(|| code.to_owned(), |known| whole_label(&known.label, &known.short_label)),
            short_label: indicator.map_or_else(|| code.to_owned(), |known| known.short_label.clone()),
            universe: indicator.map(|indicator| indicator.universe),
            rate,
            respondents: self.occupancy().published(),
            local: of_zone(self.local_zone().map(|(zone, _)| zone)),
            metropole: of_zone(self.atlas.first_zone(ZoneNature::Metropole)),
        }
    }

    /// « Situation au 1er janvier 2022, il y a 4 ans et 10 mois. », the moves since, and the sentence of every list of
    /// points.
    pub fn footer(&self) -> String {
        self.footer_with(&self.turnover_since().unwrap_or_default())
    }

    /// The footer without the moves since.
    pub fn short_footer(&self) -> String {
        self.footer_with("")
    }

    fn footer_with(&self, since: &str) -> String {
        let common = text("fiche-phrase-commune");
        let Some(vintage) = self.atlas.meta.vintage_ops.or(self.atlas.meta.vintage_rents) else {
            return common;
        };
        let situation = Phrase::new("fiche-situation")
            .with("date", Arg::LongDate(vintage.first_day()))
            .with("age", Arg::Text(crate::messages::age(vintage.first_day(), self.today)));
        format!("{}{since} {common}", say(&situation))
    }

    /// « Depuis, environ 1 logement sur 10 change d’occupant chaque année. » Of the métropole, when the file says it.
    fn turnover_since(&self) -> Option<String> {
        let metropole = self.atlas.first_zone(ZoneNature::Metropole)?;
        let mobility =
            self.atlas.reference(metropole, ReferencePopulation::Parc, "mobilite").value.published()?;
        // One in how many; nothing to say of a stock that hardly moves, or of a rate out of range.
        let one_in = (mobility > 1.0 && mobility <= 100.0).then(|| (100.0 / mobility).round() as u64)?;
        let phrase = Phrase::new("fiche-depuis").with("nombre", Arg::Count(one_in));
        Some(format!(" {}", say(&phrase)))
    }
}

impl Compared {
    /// The value of the résidence as it may be said; `None` when it is not published.
    pub fn value(&self) -> Option<String> {
        let value = self.rate.figure.published()?;
        Some(rate(f64::from(value), self.respondents, self.rate.bounded))
    }

    /// Every published value, for the scale.
    pub fn values(&self) -> impl Iterator<Item = f64> + use<> {
        [
            self.rate.figure.map(f64::from).published(),
            self.local.value.published(),
            self.metropole.value.published(),
        ]
        .into_iter()
        .flatten()
    }
}

/// State of the occupancy of a population.
pub fn occupancy(residence: &Residence, population: Population) -> Figure<u32> {
    match &residence.occupancy[population as usize] {
        Some(row) => row.respondents,
        None => Figure::Absent,
    }
}

/// The short label with what the long one says after its last word: « Ressources < 40 % » and
/// « Ressources inférieures à 40 % du plafond PLUS » make « Ressources < 40 % du plafond PLUS ».
/// The long label where they share no end.
fn whole_label(long: &str, short: &str) -> String {
    let last = short.rsplit(char::is_whitespace).next().unwrap_or_default();
    match long.rsplit_once(last) {
        Some((_, rest)) if !last.is_empty() && !rest.is_empty() => format!("{short}{rest}"),
        _ => long.to_owned(),
    }
}

/// Upper end of the common scale of several lines: 60 %, or 100 % when a value goes beyond.
pub fn scale_end(lines: &[Compared]) -> f64 {
    if lines.iter().flat_map(Compared::values).any(|value| value > 60.0) { 100.0 } else { 60.0 }
}

/// The words of a figure that is not published; `None` for one that is.
pub fn state_word<T>(figure: &Figure<T>) -> Option<String> {
    Some(text(match figure {
        Figure::Published(_) => return None,
        Figure::Secret => "etat-secret",
        Figure::Absent => "etat-absent",
        Figure::NotApplicable => "etat-sans-objet",
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_says_of_what_it_is_a_share() {
        let resources =
            whole_label("Ressources inférieures à 40\u{A0}% du plafond PLUS", "Ressources < 40\u{A0}%");
        assert_eq!(resources, "Ressources < 40\u{A0}% du plafond PLUS");
        assert_eq!(
            whole_label("Titulaires de 65 ans et plus", "65 ans et plus"),
            "Titulaires de 65 ans et plus"
        );
        assert_eq!(
            whole_label("Part de mineurs parmi les occupants", "Mineurs"),
            "Part de mineurs parmi les occupants"
        );
        assert_eq!(whole_label("Long", ""), "Long");
    }
}
