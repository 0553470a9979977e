//! Source Sans 3 in three weights, and Material Symbols Rounded for icons.
//!
//! Digits of Source Sans 3 are tabular by default, so columns of figures align without OpenType features.

use egui::{FontData, FontDefinitions, FontFamily};
use egui_material_icons::{font_insert, font_insert_outlined};
use std::sync::Arc;

/// Gives egui our fonts and nothing else: text is the same on every machine.
pub fn install(ctx: &egui::Context) {
    ctx.set_fonts(definitions());
}

/// Families: proportional (regular), `semibold`, `bold`, `icons`, `icons-filled`. Each falls back on the icons, so
/// that a glyph of either is never a box.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, data: FontData| {
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    };
    add("regular", FontData::from_static(include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf")));
    add("semibold", FontData::from_static(include_bytes!("../../assets/fonts/SourceSans3-Semibold.ttf")));
    add("bold", FontData::from_static(include_bytes!("../../assets/fonts/SourceSans3-Bold.ttf")));
    add("icons", font_insert_outlined().data);
    add("icons-filled", font_insert().data);
    let mut family = |family: FontFamily, chain: &[&str]| {
        fonts.families.insert(family, chain.iter().map(|name| (*name).to_owned()).collect());
    };
    family(FontFamily::Proportional, &["regular", "icons"]);
    family(FontFamily::Monospace, &["regular", "icons"]);
    family(FontFamily::Name("semibold".into()), &["semibold", "icons"]);
    family(FontFamily::Name("bold".into()), &["bold", "icons"]);
    family(FontFamily::Name("icons".into()), &["icons", "regular"]);
    family(FontFamily::Name("icons-filled".into()), &["icons-filled", "regular"]);
    fonts
}

#[cfg(test)]
mod tests {
    use crate::ui::theme;

    #[test]
    fn digits_have_one_width_and_french_has_its_glyphs() {
        let ctx = egui::Context::default();
        super::install(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| ()).textures_delta.clear();
        for font in [theme::regular(15.0), theme::semibold(15.0), theme::bold(15.0)] {
            ctx.fonts_mut(|fonts| {
                let zero = fonts.glyph_width(&font, '0');
                for digit in '1'..='9' {
                    assert_eq!(fonts.glyph_width(&font, digit), zero, "{digit} of {font:?}");
                }
                let french = "ÀÉÈÇŒœ«»’–−€²≤≥÷·…\u{a0}\u{202f}";
                assert!(fonts.has_glyphs(&font, french), "{font:?} lacks one of {french}");
            });
        }
    }
}
