//! Undo and redo: past states, with one step per gesture.

use crate::session::{Action, Effect, MapChange, State, ViewChange, apply};

/// Where an action stands in its gesture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A gesture of its own.
    New,
    /// The same drag goes on: joins the step before.
    Continued,
}

/// The state, and those before and after it.
#[derive(Clone, Debug, Default)]
pub struct History {
    state: State,
    past: Vec<State>,
    future: Vec<State>,
}

impl History {
    pub fn new(state: State) -> Self {
        Self { state, past: Vec::new(), future: Vec::new() }
    }

    pub fn state(&self) -> &State {
        &self.state
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Applies an action; a change that counts becomes a step that can be undone.
    pub fn apply(&mut self, action: Action, step: Step) -> Option<Effect> {
        match action {
            Action::Undo => self.swap(Direction::Back),
            Action::Redo => self.swap(Direction::Forward),
            action => {
                let counts = is_undoable(&action);
                let before = self.state.clone();
                let effect = apply(&mut self.state, action);
                if counts && self.state != before {
                    self.future.clear();
                    if step == Step::New || self.past.is_empty() {
                        self.past.push(before);
                    }
                }
                return effect;
            }
        }
        None
    }

    fn swap(&mut self, direction: Direction) {
        let (from, to) = match direction {
            Direction::Back => (&mut self.past, &mut self.future),
            Direction::Forward => (&mut self.future, &mut self.past),
        };
        let Some(mut state) = from.pop() else { return };
        // What is not a step stays as it is: the map under one's eyes does not jump.
        state.camera = self.state.camera;
        state.curtain = self.state.curtain;
        to.push(std::mem::replace(&mut self.state, state));
    }
}

enum Direction {
    Back,
    Forward,
}

fn is_undoable(action: &Action) -> bool {
    match action {
        Action::Filter(_) | Action::Select(_) => true,
        Action::Map(change) => !matches!(change, MapChange::Camera(_)),
        Action::View(change) => !matches!(change, ViewChange::Curtain(_)),
        Action::Do(_) | Action::Undo | Action::Redo => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FieldId;
    use crate::query::{Clause, Test};
    use crate::session::FilterChange;

    fn at_most(max: f64) -> Action {
        Action::Filter(FilterChange::Set(Clause {
            field: FieldId::DWELLINGS,
            test: Test::Range { min: None, max: Some(max) },
            keep_unknown: true,
        }))
    }

    #[test]
    fn a_drag_of_many_changes_is_one_step() {
        let mut history = History::default();
        history.apply(at_most(50.0), Step::New);
        for max in 0..60 {
            history.apply(at_most(f64::from(max) + 51.0), Step::Continued);
        }
        history.apply(Action::Undo, Step::New);
        assert!(history.state().filter.is_empty());
        assert!(!history.can_undo());
        history.apply(Action::Redo, Step::New);
        assert_eq!(history.state().filter.clauses().len(), 1);
    }
}
