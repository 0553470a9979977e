//! Where every figure comes from: source, vintages, mask, ceilings, rule set, recipient.

use crate::messages::{date, long_date, text, text_with};
use crate::model::{Arg, Figure, Vintage};
use crate::ui::fiche::sheet::Sheet;
use crate::ui::fiche::{known, paint};
use crate::ui::theme::{regular, size};
use egui::{RichText, Ui};

pub fn page(ui: &mut Ui, sheet: &Sheet<'_>) {
    let meta = &sheet.atlas.meta;
    let roles = &sheet.roles;
    paint::section(ui, roles, &text("fiche-sources"), "");
    sentence(ui, sheet, &text_with("fiche-source", &[("source", Arg::Text(meta.source.clone()))]));
    let day = |vintage: Option<Vintage>| {
        vintage.map_or(Figure::Absent, |vintage| Figure::Published(long_date(vintage.first_day())))
    };
    known::fact(ui, sheet, &text("fiche-source-ops"), day(meta.vintage_ops));
    known::fact(ui, sheet, &text("fiche-source-loyers"), day(meta.vintage_rents));
    known::fact(ui, sheet, &text("fiche-source-parc"), day(meta.vintage_parc));
    let floor = text_with("fiche-source-seuil", &[("seuil", Arg::Count(u64::from(meta.floor)))]);
    known::fact(ui, sheet, &text("fiche-source-secret"), Figure::Published(floor));
    if let Some(recipient) = &meta.recipient {
        known::fact(ui, sheet, &text("fiche-source-destinataire"), Figure::Published(recipient.clone()));
    }
    let expiry = meta.expires_on.map_or_else(|| text("fiche-source-sans-expiration"), date);
    known::fact(ui, sheet, &text("fiche-source-expiration"), Figure::Published(expiry));
    paint::rule(ui, roles);
    paint::section(ui, roles, &text("fiche-source-references"), "");
    if let Some(ceiling) = sheet.assessment.rent_lines.iter().find_map(|line| line.ceiling.as_ref()) {
        let args = [
            ("zone", Arg::Count(u64::from(ceiling.zone.number()))),
            ("source", Arg::Text(ceiling.source.to_string())),
            ("date", Arg::LongDate(ceiling.effective)),
        ];
        sentence(ui, sheet, &text_with("fiche-source-plafonds", &args));
    }
    let rule = sheet.assessment.families.iter().flat_map(|family| &family.explanations).next();
    if let Some(explanation) = rule {
        let set = text_with("fiche-source-jeu", &[("jeu", Arg::Text(set_name(&explanation.rule.set)))]);
        sentence(ui, sheet, &set);
    }
    sentence(
        ui,
        sheet,
        &text_with("fiche-source-identifiant", &[("id", Arg::Text(sheet.residence.id.to_string()))]),
    );
}

/// The name of a rule set that ships; a client's own keeps its code.
fn set_name(set: &str) -> String {
    match set {
        "socle" => text("fiche-jeu-socle"),
        "etendu" => text("fiche-jeu-etendu"),
        other => other.to_owned(),
    }
}

fn sentence(ui: &mut Ui, sheet: &Sheet<'_>, sentence: &str) {
    ui.label(RichText::new(sentence).font(regular(size::SECOND)).color(sheet.roles.ink2));
}
