//! What a shortcut does on the screen itself, when no [`Action`] alone says it.

use crate::session::{Action, State, ViewChange};
use crate::ui::Gestures;
use crate::ui::chrome::Chrome;

/// Answers a command of [`crate::session::COMMANDS`] whose action depends on what is on screen.
pub fn answer(command: &str, ctx: &egui::Context, state: &State, chrome: &mut Chrome, out: &mut Gestures) {
    match command {
        "commande-chercher" => {
            chrome.search.open = true;
            chrome.search.focus = true;
        }
        "commande-texte-plus" => out.push(text_scale(state, STEP)),
        "commande-texte-moins" => out.push(text_scale(state, -STEP)),
        "commande-rideau" => out.push(Action::View(ViewChange::Curtain(!state.curtain))),
        "commande-aide" => chrome.help = !chrome.help,
        "commande-plein-ecran" => {
            let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(!full));
        }
        "commande-retour" => step_back(ctx, state, chrome, out),
        _ => (),
    }
}

/// Ten percent of the text size.
const STEP: f32 = 0.1;

fn text_scale(state: &State, change: f32) -> Action {
    let scale = ((state.text_scale + change) * 10.0).round() / 10.0;
    Action::View(ViewChange::TextScale(scale))
}

/// Escape, one level at a time: what floats, then the curtain, then the fiche, then full screen. Never quits.
fn step_back(ctx: &egui::Context, state: &State, chrome: &mut Chrome, out: &mut Gestures) {
    if chrome.step_back() {
        return;
    }
    if state.curtain {
        out.push(Action::View(ViewChange::Curtain(false)));
    } else if state.selection.is_some() {
        out.push(Action::Select(None));
    } else if ctx.input(|input| input.viewport().fullscreen.unwrap_or(false)) {
        ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(false));
    }
}
