//! Shortcuts of [`COMMANDS`], as egui delivers them.

use crate::session::{COMMANDS, Command, Shortcut};
use egui::{Key, Modifiers};

/// Commands whose shortcut was pressed in this frame. Keys that a text field needs are left to it.
pub fn pressed(ctx: &egui::Context) -> Vec<&'static Command> {
    let typing = ctx.egui_wants_keyboard_input();
    COMMANDS
        .iter()
        .filter(|command| command.shortcut.is_some_and(|shortcut| is_pressed(ctx, shortcut, typing)))
        .collect()
}

fn is_pressed(ctx: &egui::Context, shortcut: Shortcut, typing: bool) -> bool {
    let Some(key) = key(shortcut.key) else { return false };
    // A text field keeps its own undo and its Escape.
    if typing && matches!(shortcut.key, "Z" | "Y") {
        return false;
    }
    let mut modifiers = if shortcut.ctrl { Modifiers::COMMAND } else { Modifiers::NONE };
    modifiers.shift = shortcut.shift;
    ctx.input_mut(|input| input.consume_key(modifiers, key))
}

fn key(name: &str) -> Option<Key> {
    Key::from_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shortcut_names_a_key_that_exists() {
        for command in COMMANDS {
            if let Some(shortcut) = command.shortcut {
                assert!(key(shortcut.key).is_some(), "{}: no key {}", command.key, shortcut.key);
            }
        }
    }
}
