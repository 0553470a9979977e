//! What the themes promise, recomputed from their values: WCAG 2 contrast, and data colours that eyes tell apart.

use super::{CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Roles};
use egui::Color32;

const THEMES: [(&str, Roles); 4] =
    [("clair", LIGHT), ("sombre", DARK), ("contraste", CONTRAST_LIGHT), ("contraste sombre", CONTRAST_DARK)];

#[test]
fn every_text_reaches_four_and_a_half_on_what_lies_under_it() {
    for (name, roles) in THEMES {
        let grounds = [roles.ground, roles.panel, roles.card, roles.sunken];
        for ground in grounds {
            for ink in [roles.ink, roles.ink2] {
                assert_contrast(name, ink, ground, 4.5);
            }
            assert_contrast(name, roles.accent, ground, 4.5);
        }
        // Units and hints stand on the panel and on cards.
        for ground in [roles.panel, roles.card] {
            assert_contrast(name, roles.ink3, ground, 4.5);
        }
        assert_contrast(name, roles.on_accent, roles.accent, 4.5);
        assert_contrast(name, roles.on_accent_soft, roles.accent_soft, 4.5);
        assert_contrast(name, roles.ink, roles.accent_soft, 4.5);
        let meanings = [
            roles.amber,
            roles.violet,
            roles.secret,
            roles.notice,
            roles.error,
            roles.success,
            roles.fictitious,
        ];
        for meaning in meanings {
            assert_contrast(name, meaning.text, meaning.fill, 4.5);
            assert_contrast(name, meaning.text, roles.card, 4.5);
            assert_contrast(name, meaning.text, roles.panel, 4.5);
        }
        if roles.high_contrast {
            assert_contrast(name, roles.ink, roles.panel, 7.0);
            assert_contrast(name, roles.accent, roles.panel, 7.0);
        }
    }
}

#[test]
fn every_line_that_means_something_reaches_three() {
    for (name, roles) in THEMES {
        for ground in [roles.panel, roles.card] {
            for line in [roles.edge, roles.accent, roles.bar, roles.amber_sign, roles.ink] {
                assert_contrast(name, line, ground, 3.0);
            }
        }
    }
}

/// Neighbours on the map, for the three colour-blindnesses at full severity and for eyes that see all three cones.
#[test]
fn five_classes_are_told_apart_by_every_eye() {
    for (name, roles) in THEMES {
        for (palette, colours) in [("séquentielle", roles.sequential), ("divergente", roles.diverging)] {
            for (sight, matrix) in SIGHTS {
                for pair in colours.windows(2) {
                    let seen = [pair[0], pair[1]].map(|colour| lab(simulated(colour, &matrix)));
                    let gap = ciede2000(seen[0], seen[1]);
                    assert!(gap >= 8.0, "{name}, {palette}, {sight}: {pair:?} differ by {gap:.1}");
                }
            }
        }
    }
}

#[test]
fn the_measures_agree_with_published_ones() {
    assert!((ratio(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    // Sharma, Wu and Dalal (2005), pairs 1, 7 and 25 of their test data.
    for (a, b, expected) in [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644),
    ] {
        let gap = ciede2000(a, b);
        assert!((gap - expected).abs() < 1e-4, "{gap} instead of {expected}");
    }
}

fn assert_contrast(theme: &str, ink: Color32, ground: Color32, least: f64) {
    let ratio = ratio(ink, ground);
    assert!(ratio >= least, "{theme}: {ink:?} on {ground:?} is {ratio:.2}, under {least}");
}

/// WCAG 2: (lighter + 0.05) ÷ (darker + 0.05), of relative luminances.
fn ratio(a: Color32, b: Color32) -> f64 {
    let [a, b] = [a, b].map(|colour| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    });
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn linear(colour: Color32) -> [f64; 3] {
    [colour.r(), colour.g(), colour.b()].map(|channel| {
        let share = f64::from(channel) / 255.0;
        if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    })
}

type Matrix = [[f64; 3]; 3];

/// Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
const SIGHTS: [(&str, Matrix); 4] = [
    ("trichromate", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanope",
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    ),
    (
        "deutéranope",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    (
        "tritanope",
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
    ),
];

/// Linear RGB as such an eye sees it.
fn simulated(colour: Color32, matrix: &Matrix) -> [f64; 3] {
    let rgb = linear(colour);
    matrix.map(|row| row.iter().zip(&rgb).map(|(a, b)| a * b).sum::<f64>().clamp(0.0, 1.0))
}

/// CIE L*a*b* under D65.
fn lab([r, g, b]: [f64; 3]) -> [f64; 3] {
    let x = (0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047;
    let y = 0.2126729 * r + 0.7151522 * g + 0.0721750 * b;
    let z = (0.0193339 * r + 0.119_192 * g + 0.9503041 * b) / 1.08883;
    let [x, y, z] = [x, y, z]
        .map(|t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Sharma, Wu and Dalal (2005), with unit weights.
fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let pow7 = |value: f64| value.powi(7);
    let pivot = pow7(25.0);
    let mean_chroma = (a1.hypot(b1) + a2.hypot(b2)) / 2.0;
    let g = 0.5 * (1.0 - (pow7(mean_chroma) / (pow7(mean_chroma) + pivot)).sqrt());
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue =
        |a: f64, b: f64| if a == 0.0 && b == 0.0 { 0.0 } else { b.atan2(a).to_degrees().rem_euclid(360.0) };
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let (dl, dc) = (l2 - l1, c2 - c1);
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let (l, c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let h = match (h1 - h2).abs() {
        _ if grey => h1 + h2,
        apart if apart <= 180.0 => (h1 + h2) / 2.0,
        _ if h1 + h2 < 360.0 => (h1 + h2 + 360.0) / 2.0,
        _ => (h1 + h2 - 360.0) / 2.0,
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0)
        - 0.20 * cos(4.0 * h - 63.0);
    let rotation = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rc = 2.0 * (pow7(c) / (pow7(c) + pivot)).sqrt();
    let sl = 1.0 + 0.015 * (l - 50.0).powi(2) / (20.0 + (l - 50.0).powi(2)).sqrt();
    let (sc, sh) = (1.0 + 0.045 * c, 1.0 + 0.015 * c * t);
    let rt = -rotation.to_radians().sin() * rc;
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    (l * l + c * c + h * h + rt * c * h).sqrt()
}
