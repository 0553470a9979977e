//! Résidences put together from their counts, and the canonical file that holds them.

use crate::data::import::grouping::{Group, Groups};
use crate::data::import::names::{folded, lost_letter, readable};
use crate::data::import::{ImportError, ImportOptions, Mended, Profile, Report};
use crate::data::outlines::{self, CommuneOutline};
use crate::data::schema::OCCUPANCY_CODES;
use crate::data::{Writer, reference};
use crate::model::{
    EnergyLabels, Figure, Financing, Progress, Rent, Residence, Typology, Vintage, Zone, ZoneNature,
};
use geo::{Contains, Point};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub fn write(
    to: &Path,
    groups: Groups,
    vintage: Vintage,
    options: &ImportOptions,
    report: &mut Report,
    progress: &Progress,
) -> Result<(), ImportError> {
    let codes: Vec<String> = OCCUPANCY_CODES.iter().map(|code| (*code).to_owned()).collect();
    let mut writer = Writer::create(to, &codes, progress)?;
    meta(&mut writer, vintage, options, report)?;
    tables(&mut writer)?;
    let known: BTreeMap<String, CommuneOutline> =
        outlines::communes().into_iter().map(|commune| (commune.insee.clone(), commune)).collect();
    let mut names: BTreeMap<String, Arc<str>> = BTreeMap::new();
    for (insee, given) in groups.communes() {
        let ours = known.get(insee);
        let name = ours.map_or_else(|| given.map_or_else(|| insee.to_owned(), readable), |c| c.name.clone());
        writer.zone(&Zone {
            code: insee.to_owned(),
            name: name.clone(),
            nature: ZoneNature::Commune,
            apl_zone: ours.map(|commune| commune.apl_zone),
            valid_from: None,
            valid_to: None,
            fictitious: false,
            source: Some(options.profile.nom.clone()),
            outline: None,
        })?;
        names.insert(insee.to_owned(), name.into());
    }
    for (id, group) in groups.into_residences() {
        let commune = names.get(&group.insee).cloned().unwrap_or_else(|| group.insee.as_str().into());
        let residence = residence(&id, &group, commune);
        remark(&residence, &group, known.get(&group.insee), report);
        let fid = writer.residence(&residence)?;
        for rent in rents(&group) {
            writer.rent(fid, vintage, &rent, false)?;
        }
        // Rows that would not sum to the dwellings say less than no row.
        for (group, dwellings) in group.financing().filter(|_| group.unknown_financing == 0) {
            writer.financing(fid, vintage, Financing { group, dwellings })?;
        }
    }
    Ok(writer.finish()?)
}

fn meta(
    writer: &mut Writer<'_>,
    vintage: Vintage,
    options: &ImportOptions,
    report: &Report,
) -> Result<(), ImportError> {
    let profile = &options.profile;
    let year = vintage.year().to_string();
    let rows = [
        ("format_version", crate::data::schema::FORMAT_VERSION.to_string()),
        ("produit_par", format!("atlas-ops {}, {}", env!("CARGO_PKG_VERSION"), profile.nom)),
        ("produit_le", options.today.to_string()),
        ("source", source(profile, vintage, report.sources.len())),
        ("millesime_loyers", year.clone()),
        ("millesime_parc", year),
        ("seuil_secret", "11".to_owned()),
        // Public building data, but real: nothing is asked of a tile server without being told to.
        ("fond_en_ligne", "0".to_owned()),
        ("synthetique", "0".to_owned()),
    ];
    for (key, value) in rows {
        writer.meta(key, &value)?;
    }
    Ok(())
}

/// What the files are, in a first sentence that is enough by itself: the foot of the window has no room for the rule.
fn source(profile: &Profile, vintage: Vintage, files: usize) -> String {
    let files = match files {
        1 => profile.un_fichier.clone(),
        many => profile.fichiers.replace("{nombre}", &many.to_string()),
    };
    format!("{} {}, {files}. {}. {}", profile.titre, vintage.year(), profile.source, profile.regle)
}

/// The tables that explain: the file says by itself which scales and rules it was read with.
fn tables(writer: &mut Writer<'_>) -> Result<(), ImportError> {
    reference::ceilings().iter().try_for_each(|row| writer.ceiling(row))?;
    reference::indicators().iter().try_for_each(|row| writer.indicator(row))?;
    reference::rules().iter().try_for_each(|row| writer.rule(row))?;
    reference::vocabulary().iter().try_for_each(|row| writer.term(row))?;
    Ok(())
}

fn residence(id: &str, group: &Group, commune: Arc<str>) -> Residence {
    let known: u32 = group.energy.iter().sum();
    Residence {
        id: id.into(),
        name: name(group).unwrap_or_else(|| commune.to_string()),
        bailleur: group.bailleurs.most().map(|name| readable(name).into()),
        address: group.addresses.most().cloned(),
        postcode: group.postcodes.most().map(|code| code.as_str().into()),
        insee: group.insee.as_str().into(),
        commune,
        quartier: None,
        in_qpv_2015: group.qpv(),
        in_qpv_2024: None,
        qpv_2015: None,
        qpv_2024: None,
        mixity_issue: None,
        apl_zone: None,
        position: group.position(),
        precision: None,
        construction: group.construction(),
        built: group.built.most().copied(),
        rehabilitated: None,
        first_let: group.first_let.most().copied(),
        dwellings: group.dwellings,
        storeys: None,
        lift: None,
        pmr_dwellings: None,
        ground_floor_dwellings: None,
        heating: None,
        energy: Some(EnergyLabels { counts: group.energy, unknown: group.dwellings - known }),
        rents: Vec::new(),
        rent_all: None,
        financing: Vec::new(),
        occupancy: [None, None],
        parc: None,
        functioning: Vec::new(),
        opinions: Vec::new(),
    }
}

/// What the source calls the résidence, then the name that stands in the place of a street, the address, the locality.
fn name(group: &Group) -> Option<String> {
    let is_name = |name: &&String| name.chars().filter(|character| character.is_alphabetic()).count() >= 3;
    let given = group.names.most().filter(is_name).map(|name| readable(name));
    let programme = group.programmes.most();
    match (given, programme) {
        // Cut at an accent that was lost: the programme has the rest of the word.
        (Some(given), Some(longer)) if is_cut(&given) && begins_with(longer, &given) => Some(longer.clone()),
        (Some(given), _) => Some(given),
        (None, Some(programme)) => Some(programme.clone()),
        (None, None) => {
            let place = group.addresses.most().cloned();
            place.map(capitalised).or_else(|| group.localities.most().map(|name| readable(name)))
        }
    }
}

/// `avenue de la Paix` as a name begins with a capital.
fn capitalised(address: String) -> String {
    let mut letters = address.chars();
    letters.next().map_or_else(String::new, |letter| letter.to_uppercase().chain(letters).collect())
}

fn is_cut(name: &str) -> bool {
    lost_letter(name).is_some() || name.split(' ').next_back().is_some_and(|word| word.chars().count() == 1)
}

fn begins_with(longer: &str, name: &str) -> bool {
    let (longer, name) = (folded(longer), folded(name));
    longer.len() > name.len() + 1 && longer.starts_with(&name)
}

/// Rents are not in this file: known by none, so that typologies exist and their rents are absent.
/// Nothing at all when a dwelling's typologie is unknown: rows would not sum to the dwellings.
fn rents(group: &Group) -> Vec<Rent> {
    if group.unknown_typologies > 0 {
        return Vec::new();
    }
    let by_typology = group.rooms().map(|(typology, rooms)| {
        let surface = (rooms.measured > 0).then(|| rooms.surface / f64::from(rooms.measured));
        absent_rent(Some(typology), rooms.dwellings, surface)
    });
    let measured: u32 = group.typologies.iter().map(|rooms| rooms.measured).sum();
    let surface: f64 = group.typologies.iter().map(|rooms| rooms.surface).sum();
    let mean = (measured > 0).then(|| surface / f64::from(measured));
    by_typology.chain([absent_rent(None, group.dwellings, mean)]).collect()
}

fn absent_rent(typology: Option<Typology>, dwellings: u32, mean_surface: Option<f64>) -> Rent {
    Rent {
        typology,
        dwellings,
        known: 0,
        mean_surface: mean_surface.map(|surface| (surface * 100.0).round() / 100.0),
        mean: Figure::Absent,
        per_m2: Figure::Absent,
        min: Figure::Absent,
        max: Figure::Absent,
        under_ceiling: Figure::Absent,
        mean_charges: Figure::Absent,
        heating_included: None,
        water_included: None,
        reletting: None,
        convention_max: None,
        reletting_date: None,
    }
}

fn remark(residence: &Residence, group: &Group, commune: Option<&CommuneOutline>, report: &mut Report) {
    if is_cut(&residence.name) {
        report.mend_residence(Mended::CutName);
    }
    if group.is_torn() {
        report.mend_residence(Mended::TornQpv);
    }
    match (commune, residence.position) {
        (None, _) => report.mend_residence(Mended::OutsideMetropole),
        (Some(commune), Some(place)) if !commune.outline.contains(&Point::new(place.lon, place.lat)) => {
            report.mend_residence(Mended::OtherCommune);
        }
        _ => (),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_begins_with_a_short_sentence_and_keeps_the_rule() {
        let profile = Profile::rpls();
        let one = source(&profile, Vintage::new(2018), 1);
        assert!(one.starts_with("RPLS 2018, 1 fichier. "), "{one}");
        assert!(one.ends_with(&profile.regle));
        assert!(source(&profile, Vintage::new(2019), 3).starts_with("RPLS 2019, 3 fichiers. "));
    }
}
