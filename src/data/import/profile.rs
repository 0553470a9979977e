//! How a source is read: names of columns, codes, words that say nothing. A TOML file, not code.

use crate::data::import::ImportError;
use crate::data::import::names::folded;
use crate::model::{Construction, FinancingGroup, Vintage};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// What a column holds for us. Identifiers, doors and floors have no role: they are never read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Role {
    #[serde(rename = "commune")]
    Commune,
    #[serde(rename = "code_postal")]
    Postcode,
    #[serde(rename = "libelle_commune")]
    CommuneName,
    #[serde(rename = "bailleur")]
    Bailleur,
    #[serde(rename = "numero")]
    Number,
    #[serde(rename = "repetition")]
    Repetition,
    #[serde(rename = "type_voie")]
    StreetType,
    #[serde(rename = "nom_voie")]
    StreetName,
    #[serde(rename = "complement")]
    Complement,
    #[serde(rename = "nom")]
    Name,
    #[serde(rename = "lieu_dit")]
    Locality,
    #[serde(rename = "immeuble")]
    Block,
    #[serde(rename = "batiment")]
    Building,
    #[serde(rename = "convention")]
    Convention,
    #[serde(rename = "qpv")]
    Qpv,
    #[serde(rename = "type_construction")]
    Construction,
    #[serde(rename = "pieces")]
    Rooms,
    #[serde(rename = "surface")]
    Surface,
    #[serde(rename = "construction")]
    Built,
    #[serde(rename = "mise_en_location")]
    FirstLet,
    #[serde(rename = "financement")]
    Financing,
    #[serde(rename = "dpe")]
    Energy,
    #[serde(rename = "date_dpe")]
    EnergyDate,
    #[serde(rename = "x")]
    X,
    #[serde(rename = "y")]
    Y,
    #[serde(rename = "epsg")]
    Epsg,
}

/// Without these a dwelling has no place and no size.
pub const REQUIRED: [Role; 2] = [Role::Commune, Role::Rooms];

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    pub nom: String,
    millesime: i16,
    /// `meta.source` begins with a sentence that is enough by itself: the title, the vintage, how many files.
    pub titre: String,
    pub un_fichier: String,
    /// `{nombre}` stands for the number.
    pub fichiers: String,
    /// Then comes what the files are, and the rule that makes résidences.
    pub source: String,
    pub regle: String,
    vides: Vec<String>,
    nombres_vides: Vec<f64>,
    dates_vides: Vec<String>,
    colonnes: BTreeMap<Role, Vec<String>>,
    financements: BTreeMap<String, Vec<String>>,
    qpv: YesNo,
    types_construction: BTreeMap<String, Vec<String>>,
    /// Street types as they are written, with their variants.
    pub voies: BTreeMap<String, Vec<String>>,
    pub abreviations: BTreeMap<String, String>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct YesNo {
    oui: Vec<String>,
    non: Vec<String>,
}

const RPLS: &str = include_str!("../../../assets/reference/profils/rpls.toml");

impl Profile {
    /// The one that ships with the program.
    pub fn rpls() -> Self {
        toml::from_str(RPLS).unwrap_or_else(|fault| panic!("assets/reference/profils/rpls.toml: {fault}"))
    }

    /// The RPLS profile, with what a file says otherwise, key by key.
    ///
    /// # Errors
    /// [`ImportError::Profile`], with the parser's words.
    pub fn read(path: &Path) -> Result<Self, ImportError> {
        let failed = |detail: String| ImportError::Profile { path: path.to_owned(), detail };
        let text = std::fs::read_to_string(path).map_err(|error| failed(error.to_string()))?;
        Self::over_rpls(&text).map_err(|fault| failed(fault.message().to_owned()))
    }

    fn over_rpls(text: &str) -> Result<Self, toml::de::Error> {
        let mut base: toml::Table = toml::from_str(RPLS)?;
        for (key, value) in toml::from_str::<toml::Table>(text)? {
            match (base.get_mut(&key), value) {
                (Some(toml::Value::Table(ours)), toml::Value::Table(theirs)) => ours.extend(theirs),
                (_, value) => {
                    base.insert(key, value);
                }
            }
        }
        base.try_into()
    }

    pub fn vintage(&self) -> Vintage {
        Vintage::new(self.millesime)
    }

    /// How many names of a header mean something.
    pub fn recognised(&self, header: &[String]) -> usize {
        header.iter().filter(|name| self.role(name).is_some()).count()
    }

    /// What a column holds, by its name.
    pub fn role(&self, name: &str) -> Option<Role> {
        let name = header_key(name);
        let of_role = |names: &Vec<String>| names.iter().any(|known| header_key(known) == name);
        self.colonnes.iter().find(|(_, names)| of_role(names)).map(|(role, _)| *role)
    }

    /// The usual name of a column, to say that it is missing.
    pub fn usual_name(&self, role: Role) -> &str {
        self.colonnes.get(&role).and_then(|names| names.first()).map_or("", String::as_str)
    }

    /// Whether a cell says nothing.
    pub fn is_empty(&self, cell: &str) -> bool {
        self.vides.iter().any(|word| word.eq_ignore_ascii_case(cell))
    }

    /// Whether a number means "not applicable".
    pub fn is_empty_number(&self, number: f64) -> bool {
        self.nombres_vides.contains(&number)
    }

    /// Whether a date means that there is no energy label.
    pub fn is_empty_date(&self, cell: &str) -> bool {
        self.dates_vides.iter().any(|date| date == cell)
    }

    pub fn financing(&self, code: &str) -> Option<FinancingGroup> {
        group_of(&self.financements, code).and_then(FinancingGroup::from_code)
    }

    pub fn construction(&self, code: &str) -> Option<Construction> {
        match group_of(&self.types_construction, code)? {
            "C" => Some(Construction::Collective),
            "I" => Some(Construction::Individual),
            "E" => Some(Construction::Student),
            _ => None,
        }
    }

    pub fn in_qpv(&self, code: &str) -> Option<bool> {
        let says = |codes: &[String]| codes.iter().any(|known| known.eq_ignore_ascii_case(code));
        if says(&self.qpv.oui) { Some(true) } else { says(&self.qpv.non).then_some(false) }
    }

    /// The way a street type is written, from any of its variants (folded).
    pub fn street_type(&self, word: &str) -> Option<&str> {
        self.voies
            .iter()
            .find(|(written, variants)| folded(written) == word || variants.iter().any(|known| known == word))
            .map(|(written, _)| written.as_str())
    }
}

fn group_of<'a>(groups: &'a BTreeMap<String, Vec<String>>, code: &str) -> Option<&'a str> {
    groups
        .iter()
        .find(|(_, codes)| codes.iter().any(|known| known.eq_ignore_ascii_case(code)))
        .map(|(group, _)| group.as_str())
}

/// Headers are compared without case, accents and separators.
fn header_key(name: &str) -> String {
    folded(name).chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_by_any_of_their_names() {
        let profile = Profile::rpls();
        assert_eq!(profile.role("DEPCOM"), Some(Role::Commune));
        assert_eq!(profile.role(" Code postal "), Some(Role::Postcode));
        assert_eq!(profile.role("DPEENERGIE"), Some(Role::Energy));
        for never_read in ["NUMAPPT", "NUMBOITE", "ESC", "COULOIR", "ETAGE", "ENTREE", "IDENT_REP", ""] {
            assert_eq!(profile.role(never_read), None, "{never_read}");
        }
    }

    #[test]
    fn no_name_means_two_things() {
        let profile = Profile::rpls();
        let mut seen = BTreeMap::new();
        for (role, names) in &profile.colonnes {
            for name in names {
                let other = seen.insert(header_key(name), *role);
                assert!(other.is_none_or(|other| other == *role), "{name}: {role:?} and {other:?}");
            }
        }
    }

    #[test]
    fn financing_groups_follow_the_product_convention() {
        let profile = Profile::rpls();
        assert_eq!(profile.financing("11"), Some(FinancingGroup::Plai));
        assert_eq!(profile.financing("52"), Some(FinancingGroup::Pre1977));
        assert_eq!(profile.financing("99"), Some(FinancingGroup::Pre1977));
        assert_eq!(profile.financing("17"), Some(FinancingGroup::Intermediate));
        assert_eq!(profile.financing("77"), None);
        assert_eq!(
            (profile.in_qpv("1"), profile.in_qpv("2"), profile.in_qpv("0")),
            (Some(true), Some(false), None)
        );
    }

    #[test]
    fn a_profile_changes_only_what_it_says() {
        let theirs = Profile::over_rpls("millesime = 2021\n[colonnes]\ncommune = [\"VILLE\"]").unwrap();
        assert_eq!(theirs.vintage(), Vintage::new(2021));
        assert_eq!(theirs.role("VILLE"), Some(Role::Commune));
        assert_eq!(theirs.role("DEPCOM"), None);
        assert_eq!(theirs.role("NBPIECE"), Some(Role::Rooms));
        assert!(Profile::over_rpls("colones = 1").is_err());
        assert!(Profile::over_rpls("[colonnes]\nfourmi = []").is_err());
    }
}
