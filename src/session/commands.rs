//! All commands as one list: it feeds shortcuts, the palette and the help.

use crate::session::{Action, Effect, ViewChange};

/// A key as people read it on the keyboard, without the library that delivers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    pub ctrl: bool,
    pub shift: bool,
    /// `O`, `F8`, `Plus`, `Escape`…
    pub key: &'static str,
}

/// A command: its message key, its shortcut, and what it does; `None` when only `ui` can do it (focus, help).
#[derive(Clone, Debug)]
pub struct Command {
    pub key: &'static str,
    pub shortcut: Option<Shortcut>,
    pub action: fn() -> Option<Action>,
}

const fn ctrl(key: &'static str) -> Option<Shortcut> {
    Some(Shortcut { ctrl: true, shift: false, key })
}

const fn plain(key: &'static str) -> Option<Shortcut> {
    Some(Shortcut { ctrl: false, shift: false, key })
}

/// In the order of the help.
pub const COMMANDS: &[Command] = &[
    Command { key: "commande-ouvrir", shortcut: ctrl("O"), action: || Some(Action::Do(Effect::AskFile)) },
    Command { key: "commande-chercher", shortcut: ctrl("K"), action: || None },
    Command { key: "commande-chercher", shortcut: ctrl("F"), action: || None },
    // Before Ctrl+Z: a shortcut without Shift also answers with it.
    Command {
        key: "commande-retablir",
        shortcut: Some(Shortcut { ctrl: true, shift: true, key: "Z" }),
        action: || Some(Action::Redo),
    },
    Command { key: "commande-annuler", shortcut: ctrl("Z"), action: || Some(Action::Undo) },
    Command { key: "commande-retablir", shortcut: ctrl("Y"), action: || Some(Action::Redo) },
    Command { key: "commande-texte-plus", shortcut: ctrl("Plus"), action: || None },
    Command { key: "commande-texte-moins", shortcut: ctrl("Minus"), action: || None },
    Command {
        key: "commande-texte-normal",
        shortcut: ctrl("0"),
        action: || Some(Action::View(ViewChange::TextScale(1.0))),
    },
    Command { key: "commande-rideau", shortcut: plain("F8"), action: || None },
    Command { key: "commande-aide", shortcut: plain("F1"), action: || None },
    Command { key: "commande-plein-ecran", shortcut: plain("F11"), action: || None },
    Command { key: "commande-retour", shortcut: plain("Escape"), action: || None },
    Command { key: "commande-fond", shortcut: None, action: || Some(Action::Do(Effect::AskBasemap)) },
    Command { key: "commande-fermer", shortcut: None, action: || Some(Action::Do(Effect::Close)) },
];
