//! The panel drawn in every theme and width. With `ATLAS_IMAGES=folder`, the pictures are written there, to be looked at.

use super::bench::harness;
use crate::query::Test;
use crate::ui::theme::{self, measure};
use egui::vec2;
use egui_kittest::kittest::Queryable;

#[test]
fn the_panel_and_the_sentence_draw_in_every_theme_and_width() {
    let folder = std::env::var_os("ATLAS_IMAGES").map(std::path::PathBuf::from);
    for (name, roles) in [
        ("clair", theme::LIGHT),
        ("sombre", theme::DARK),
        ("contraste", theme::CONTRAST_LIGHT),
        ("contraste_sombre", theme::CONTRAST_DARK),
    ] {
        for (panel, width) in [(measure::FILTERS, 1300.0), (measure::FILTERS_SMALL, 1000.0)] {
            let mut harness = harness(roles, vec2(width, 1900.0), panel);
            harness.state_mut().set("loyer_t3", Test::Range { min: Some(280.0), max: Some(350.0) });
            harness.state_mut().set("qpv", Test::Flag(false));
            harness.state_mut().set("nb_logements", Test::Range { min: Some(10.0), max: None });
            harness.state_mut().set("bailleur", Test::OneOf(["Suzon Habitat".to_owned()].into()));
            harness.run();
            for unfolded in ["Rapport au plafond", "Bailleur\u{A0}:", "Par famille"] {
                harness.get_by_label_contains(unfolded).click();
                harness.run();
            }
            harness.get_by_label_contains("Maximum, poignée\u{A0}: Loyer T3").focus();
            harness.run();
            let picture = harness.render().unwrap();
            if let Some(folder) = &folder {
                picture.save(folder.join(format!("panneau_{name}_{panel}.png"))).unwrap();
            }
        }
    }
}
