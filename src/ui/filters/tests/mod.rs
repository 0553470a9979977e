//! The panel and the sentence as a hand, a keyboard and a screen reader meet them.

mod bench;
mod pictures;

use crate::model::FieldId;
use crate::query::Test;
use crate::session::Effect;
use bench::{Bench, light};
use egui::{Key, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

/// Drags from a point to another, in three moves.
fn drag(harness: &mut Harness<'_, Bench>, from: egui::Pos2, to: egui::Pos2) {
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    for part in [0.02, 0.3, 0.7, 1.0] {
        harness.hover_at(from + (to - from) * part);
        harness.step();
    }
    harness.drop_at(to);
    harness.run();
}

fn at(harness: &Harness<'_, Bench>, name: &str) -> egui::Pos2 {
    harness.get_by_label_contains(name).rect().center()
}

#[test]
fn a_dragged_handle_is_one_step_of_undo_and_never_takes_the_one_before() {
    let mut harness = light();
    harness.state_mut().set("qpv", Test::Flag(false));
    harness.run();
    let from = at(&harness, "Maximum, poignée\u{A0}: Loyer T3");
    drag(&mut harness, from, from - egui::vec2(90.0, 0.0));
    let Some((None, Some(max))) = harness.state().bounds("loyer_t3") else {
        panic!("{:?}", harness.state().filter())
    };
    assert_eq!(max, max.round(), "a step of one euro");
    let count = harness.state().engine.counters().residences;
    assert!(harness.query_by_label_contains(&format!("{count} résidence")).is_some(), "the counter follows");
    harness.state_mut().undo();
    assert_eq!(harness.state().bounds("loyer_t3"), None);
    assert!(harness.state().filter().clause(&FieldId::QPV).is_some(), "the step before is whole");
}

#[test]
fn the_middle_moves_the_window_and_a_double_click_clears() {
    let mut harness = light();
    harness.state_mut().set("loyer_t3", Test::Range { min: Some(300.0), max: Some(360.0) });
    harness.run();
    let [low, high] = ["Minimum, poignée\u{A0}: Loyer T3", "Maximum, poignée\u{A0}: Loyer T3"]
        .map(|name| at(&harness, name));
    let middle = pos2((low.x + high.x) / 2.0, low.y - 25.0);
    drag(&mut harness, middle, middle + egui::vec2(20.0, 0.0));
    let Some((Some(min), Some(max))) = harness.state().bounds("loyer_t3") else {
        panic!("{:?}", harness.state().filter())
    };
    assert!(min > 300.0 && (max - min - 60.0).abs() < 1e-9, "{min} to {max}");
    harness.hover_at(middle);
    harness.step();
    for pressed in [true, false, true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
        harness.event(egui::Event::PointerButton { pos: middle, button, pressed, modifiers });
    }
    harness.run();
    assert_eq!(harness.state().bounds("loyer_t3"), None);
}

#[test]
fn arrows_move_the_handle_that_has_the_focus_by_one_step() {
    let mut harness = light();
    harness.get_by_label_contains("Minimum, poignée\u{A0}: Ressources").focus();
    harness.run();
    for _ in 0..3 {
        harness.key_press(Key::ArrowRight);
        harness.run();
    }
    assert_eq!(harness.state().bounds("res40"), Some((Some(3.0), None)));
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_eq!(harness.state().bounds("res40"), Some((Some(2.0), None)));
}

fn type_bound(harness: &mut Harness<'_, Bench>, name: &str, text: &str) {
    harness.get_by_label_contains(name).click();
    harness.run();
    harness.key_combination_modifiers(egui::Modifiers::COMMAND, &[Key::A]);
    harness.run();
    harness.get_by_label_contains(name).type_text(text);
    harness.run();
}

#[test]
fn a_bound_is_typed_with_a_comma_and_applied_by_enter() {
    let mut harness = light();
    type_bound(&mut harness, "Maximum\u{A0}: Loyer T3", "351,5");
    assert_eq!(harness.state().bounds("loyer_t3"), None, "nothing while one types");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().bounds("loyer_t3"), Some((None, Some(351.5))));
}

#[test]
fn a_bound_that_makes_no_sense_is_said_and_not_applied() {
    let mut harness = light();
    harness.state_mut().set("loyer_t3", Test::Range { min: None, max: Some(350.0) });
    harness.run();
    type_bound(&mut harness, "Minimum\u{A0}: Loyer T3", "400");
    assert!(harness.query_by_label_contains("le minimum ne dépasse pas le maximum").is_some());
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().bounds("loyer_t3"), Some((None, Some(350.0))));
}

#[test]
fn what_is_not_known_is_set_aside_by_its_box() {
    let mut harness = light();
    harness.state_mut().set("res40", Test::Range { min: Some(20.0), max: None });
    harness.run();
    assert!(harness.state().engine.counters().unknown > 0);
    harness.get_by_label_contains("Garder les non déterminés\u{A0}: Ressources").click();
    harness.run();
    assert_eq!(harness.state().bounds("res40"), Some((Some(20.0), None)));
    assert_eq!(harness.state().engine.counters().unknown, 0);
}

#[test]
fn three_positions_set_and_take_back_a_flag() {
    let mut harness = light();
    let qpv = harness.state().engine.table().field(&FieldId::QPV).map(crate::messages::field_short_label);
    let qpv = qpv.unwrap();
    for (word, expected) in
        [("Sans", Some(Test::Flag(false))), ("Avec", Some(Test::Flag(true))), ("Tous", None)]
    {
        harness.get_by_label(&format!("{qpv}, {word}")).click();
        harness.run();
        let test = harness.state().filter().clause(&FieldId::QPV).map(|clause| clause.test.clone());
        assert_eq!(test, expected, "{word}");
    }
}

#[test]
fn chips_carry_their_count_and_add_up() {
    let mut harness = light();
    harness.get_by_label_contains("Bailleur\u{A0}:").click();
    harness.run();
    for name in ["Suzon Habitat", "Ouche Logement"] {
        harness.get_by_label_contains(name).click();
        harness.run();
    }
    let Some(Test::OneOf(values)) =
        harness.state().filter().clause(&FieldId::BAILLEUR).map(|clause| clause.test.clone())
    else {
        panic!("{:?}", harness.state().filter())
    };
    assert_eq!(values.len(), 2);
}

#[test]
fn a_clause_of_the_sentence_is_removed_by_its_chip() {
    let mut harness = light();
    harness.state_mut().set("qpv", Test::Flag(false));
    harness.state_mut().set("loyer_t3", Test::Range { min: None, max: Some(350.0) });
    harness.run();
    harness.get_by_label_contains("Retirer la condition\u{A0}: hors QPV 2024").click();
    harness.run();
    assert!(harness.state().filter().clause(&FieldId::QPV).is_none());
    assert!(harness.state().filter().clause(&FieldId::of("loyer_t3")).is_some());
}

#[test]
fn an_empty_result_names_the_condition_and_retires_it() {
    let mut harness = light();
    harness.state_mut().set("loyer_t3", Test::Range { min: None, max: Some(10.0) });
    harness.run();
    assert!(harness.query_by_label_contains("Aucune résidence.").is_some());
    harness.get_by_label("Retirer cette condition").click();
    harness.run();
    assert!(harness.state().filter().is_empty());
}

#[test]
fn the_sentence_is_copied_whole() {
    let mut harness = light();
    harness.state_mut().set("qpv", Test::Flag(false));
    harness.run();
    harness.get_by_label("Copier la phrase").click();
    harness.run();
    let Some(Effect::Copy(text)) = harness.state().effects.first() else { panic!("nothing copied") };
    assert!(text.contains("hors QPV 2024") && text.contains("résidences"), "{text}");
}

#[test]
fn every_indicator_of_the_dictionary_has_its_control() {
    let mut harness = light();
    harness.get_by_label_contains("Plus d’indicateurs").click();
    harness.run();
    let labels: Vec<String> = (harness.state().engine.table().fields.iter())
        .filter(|field| harness.state().atlas.occupancy_codes.iter().any(|code| code == field.id.as_str()))
        .map(crate::messages::field_short_label)
        .collect();
    assert!(labels.len() >= 5);
    for label in labels {
        // Out of sight, a control is a place that the keyboard reaches; then it is drawn.
        let handle = format!("Minimum, poignée\u{A0}: {label}");
        harness.get_by_label(&handle).focus();
        harness.run();
        assert!(harness.query_by_label(&format!("Minimum\u{A0}: {label}")).is_some(), "{label}");
    }
}

#[test]
fn the_panel_folds_into_a_rail_that_says_how_many_are_active() {
    let mut harness = light();
    harness.state_mut().set("qpv", Test::Flag(false));
    harness.run();
    harness.get_by_label("Replier les filtres").click();
    harness.run();
    assert!(!harness.state().history.state().filters_open);
    harness.get_by_label_contains("Filtres, 1 actif").click();
    harness.run();
    assert!(harness.state().history.state().filters_open);
}

#[test]
fn a_bound_beyond_all_values_is_on_the_scale() {
    let mut harness = light();
    harness.state_mut().set("loyer_t3", Test::Range { min: None, max: Some(90.0) });
    harness.run();
    let low = at(&harness, "Minimum, poignée\u{A0}: Loyer T3");
    let high = at(&harness, "Maximum, poignée\u{A0}: Loyer T3");
    assert!(high.x > low.x + 3.0, "{low} {high}");
    harness.state_mut().set("loyer_t3", Test::Range { min: Some(5000.0), max: None });
    harness.run();
    let low = at(&harness, "Minimum, poignée\u{A0}: Loyer T3");
    let high = at(&harness, "Maximum, poignée\u{A0}: Loyer T3");
    assert!(high.x > low.x + 3.0, "{low} {high}");
}
