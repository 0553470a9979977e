//! The window as one value: history, open file, jobs, base map. Hosts call [`Window::show`] and nothing else.

use crate::app::basemaps::{self, Basemaps};
use crate::app::dialog::{Answer, Dialogs, Purpose};
use crate::app::job::{Job, Poll, spawn};
use crate::app::keyboard;
use crate::app::launch::{Clock, Launch, LaunchError};
use crate::app::opened::{self, Opened};
use crate::app::preview::Preview;
use crate::app::settings::{Recent, SettingsStore};
use crate::app::stage::{Behind, Stage};
use crate::data::{DataError, Secret};
use crate::messages;
use crate::model::{Phrase, Progress};
use crate::query::Filter;
use crate::query::cql;
use crate::session::{Action, Effect, History, Step, Theme};
use crate::ui::chrome::{Chrome, NoticeLevel, PathField, PathPurpose};
use crate::ui::map::MapPanel;
use crate::ui::{self, Gestures, Network, View};
use egui_wgpu::RenderState;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};

pub struct Window {
    clock: Clock,
    history: History,
    generation: u64,
    stage: Stage,
    launch: Launch,
    launch_error: Option<LaunchError>,
    store: SettingsStore,
    basemaps: Basemaps,
    map: MapPanel,
    chrome: Chrome,
    dialogs: Dialogs,
    incoming: Option<mpsc::Receiver<Option<PathBuf>>>,
    /// Theme and scale that egui was last told.
    dressed: Option<(Theme, f32)>,
    /// The demonstration is written before it is opened.
    demonstration: Option<Job<Result<PathBuf, DataError>>>,
    preview: Preview,
}

impl Window {
    pub fn new(ctx: &egui::Context, render: Option<&RenderState>, clock: Clock) -> Self {
        ui::fonts::install(ctx);
        ctx.options_mut(|options| options.zoom_with_keyboard = false); // Our own, undoable, remembered.
        if let Some(render) = render {
            walkers::install_renderer(Some(render));
            crate::render::install(render);
        }
        let mut map = MapPanel::default();
        map.set_outlines(opened::outlines());
        Self {
            clock,
            history: History::default(),
            generation: 1,
            stage: Stage::Welcome,
            launch: Launch::default(),
            launch_error: None,
            store: SettingsStore::default(),
            basemaps: Basemaps::default(),
            map,
            chrome: Chrome::default(),
            dialogs: Dialogs::default(),
            incoming: None,
            dressed: None,
            demonstration: None,
            preview: Preview::Off,
        }
    }

    /// Shows the demonstration beside the first screen.
    pub fn with_preview(mut self) -> Self {
        self.preview = Preview::Wanted;
        self
    }

    /// Takes the user's settings up: theme, scale, recent files, base map.
    pub fn with_settings(mut self, store: SettingsStore) -> Self {
        let mut state = self.history.state().clone();
        state.theme = store.settings.theme;
        state.text_scale = store.settings.text_scale;
        self.history = History::new(state);
        if let Some(aside) = &store.damaged {
            let file = aside.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = messages::text_with("programme-reglages-endommages", &[("fichier", file.into())]);
            self.chrome.notify(NoticeLevel::Error, text);
        }
        self.store = store;
        self
    }

    /// Files handed over by later starts.
    pub fn with_incoming(mut self, incoming: mpsc::Receiver<Option<PathBuf>>) -> Self {
        self.incoming = Some(incoming);
        self
    }

    /// Does what the start asks for.
    pub fn launch(&mut self, ctx: &egui::Context, launch: Launch) {
        let mut state = self.history.state().clone();
        state.theme = launch.theme.unwrap_or(state.theme);
        state.text_scale = launch.text_scale.unwrap_or(state.text_scale);
        self.history = History::new(state);
        // A remembered map that went away is no news; one that was asked for is.
        let remembered = || self.store.settings.basemap.clone().filter(|path| path.exists());
        let basemap = launch.basemap.clone().or_else(remembered);
        if let Some(path) = basemap {
            self.use_basemap(ctx, &path);
        }
        self.launch = launch;
        if let Some(path) = self.launch.file.clone() {
            let secret = self.launch.secret.clone();
            self.open(ctx, path, secret);
        }
    }

    /// Whether something is still on its way: a job, or tiles.
    pub fn busy(&self) -> bool {
        matches!(self.stage, Stage::Opening { .. } | Stage::Open { check: Some(_), .. })
            || self.demonstration.is_some()
            || (matches!(self.stage, Stage::Welcome) && self.preview.is_pending())
            || self.basemaps.loading() > 0
    }

    /// What went wrong with what the start asked for.
    pub fn launch_error(&mut self) -> Option<LaunchError> {
        self.launch_error.take()
    }

    pub fn history(&self) -> &History {
        &self.history
    }

    pub fn opened(&self) -> Option<&Opened> {
        match &self.stage {
            Stage::Open { opened, .. } => Some(opened),
            _ => None,
        }
    }

    pub fn settings(&mut self) -> &mut SettingsStore {
        &mut self.store
    }

    /// One frame: what arrived, the keys, the screen, the gestures.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        self.receive(&ctx);
        let mut out = Gestures::default();
        self.keys(&ctx, &mut out);
        self.dress(&ctx);
        if matches!(self.stage, Stage::Welcome) {
            let (folder, theme) = (self.folder(), self.history.state().theme);
            self.preview.advance(&ctx, folder, theme, self.clock.today());
        }
        self.draw(ui, &mut out);
        for (action, step) in out.drain() {
            self.act(&ctx, action, step);
        }
    }

    /// Applies an action as a gesture would.
    pub fn act(&mut self, ctx: &egui::Context, action: Action, step: Step) {
        let before = self.history.state().clone();
        let effect = self.history.apply(action, step);
        let state = self.history.state();
        if *state != before {
            self.generation += 1;
            self.store.settings.theme = state.theme;
            self.store.settings.text_scale = state.text_scale;
            if let Stage::Open { opened, .. } = &mut self.stage {
                opened.follow(state);
            }
            ctx.request_repaint();
        }
        if let Some(effect) = effect {
            self.perform(ctx, effect);
        }
    }

    fn perform(&mut self, ctx: &egui::Context, effect: Effect) {
        match effect {
            Effect::AskFile => self.ask(ctx, Purpose::Data),
            Effect::AskBasemap => self.ask(ctx, Purpose::Basemap),
            Effect::Open(path) => self.open(ctx, path, None),
            Effect::OpenDemonstration => self.open_demonstration(ctx),
            Effect::CancelOpening | Effect::Close => self.close(),
            Effect::Unlock(passphrase) => {
                if let Stage::Locked { path, .. } = &self.stage {
                    let secret = Secret::typed(passphrase);
                    self.open(ctx, path.clone(), Some(secret));
                }
            }
            Effect::Basemap(path) => self.use_basemap(ctx, &path),
            Effect::NoBasemap => {
                self.basemaps.close();
                self.store.settings.basemap = None;
                self.save_settings();
            }
            Effect::Online(agreed) => self.set_online(ctx, agreed),
            Effect::ForgetRecents => {
                self.store.settings.recents.clear();
                self.save_settings();
            }
            Effect::Copy(text) => {
                ctx.copy_text(text);
                self.chrome.notify(NoticeLevel::Done, messages::text("programme-copie"));
            }
        }
    }

    fn ask(&mut self, ctx: &egui::Context, purpose: Purpose) {
        let (title, filter) = match purpose {
            Purpose::Data => ("dialogue-donnees", "dialogue-donnees-filtre"),
            Purpose::Basemap => ("dialogue-fond", "dialogue-fond-filtre"),
        };
        let wake = waker(ctx);
        self.dialogs.ask(purpose, messages::text(title), messages::text(filter), wake);
    }

    /// Opens a data file on its own thread; what was open stays behind until the new one is ready or refused.
    fn open(&mut self, ctx: &egui::Context, path: PathBuf, secret: Option<Secret>) {
        // Remembered paths must not depend on the folder of this start.
        let path = std::path::absolute(&path).unwrap_or(path);
        let state = self.history.state().clone();
        let today = self.clock.today();
        let (file, key) = (path.clone(), secret.clone());
        let job = spawn("ouverture", waker(ctx), move |progress: &Progress| {
            opened::load(&file, key.as_ref(), &state, today, progress)
        });
        let behind = self.stage.take_open();
        self.stage = match job {
            Ok(job) => Stage::Opening { path, secret, job, behind },
            Err(_) => Stage::Refused { path, reason: Phrase::new("programme-fil-refuse"), behind },
        };
        ctx.request_repaint();
    }

    fn open_demonstration(&mut self, ctx: &egui::Context) {
        let folder = self.folder();
        let job = spawn("démonstration", waker(ctx), move |progress: &Progress| {
            opened::demonstration(&folder, progress)
        });
        self.demonstration = job.ok();
    }

    /// Where the demonstration is kept: it is fictitious, and may lie in the clear.
    fn folder(&self) -> PathBuf {
        self.store.folder().map_or_else(std::env::temp_dir, Path::to_owned)
    }

    /// Back to the file that was open before, otherwise to the first screen.
    fn close(&mut self) {
        self.demonstration = None;
        let hides_a_file = self.stage.hides_a_file();
        let open = self.stage.take_open();
        if hides_a_file && let Some(open) = open {
            self.stage = *open;
            return;
        }
        let kept = self.history.state();
        let state = crate::session::State {
            theme: kept.theme,
            text_scale: kept.text_scale,
            ..crate::session::State::default()
        };
        self.history = History::new(state);
        self.generation += 1;
    }

    fn use_basemap(&mut self, ctx: &egui::Context, path: &Path) {
        let path = &std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        match self.basemaps.open(path, self.history.state(), ctx) {
            Ok(()) => {
                self.store.settings.basemap = Some(path.to_owned());
                self.save_settings();
            }
            Err(error) => {
                let (key, args) = error.message();
                let args: Vec<_> = args.iter().map(|(name, value)| (*name, value.clone().into())).collect();
                self.chrome.notify(NoticeLevel::Error, messages::text_with(key, &args));
            }
        }
    }

    fn set_online(&mut self, ctx: &egui::Context, agreed: bool) {
        let confidential = self.opened().is_some_and(|opened| opened.file.atlas.meta.confidential());
        if !agreed {
            self.basemaps.close();
        } else if confidential {
            // The tiles asked for would tell where one looks.
            self.chrome.notify(NoticeLevel::Warning, messages::text("programme-en-ligne-refuse"));
        } else if let Some(folder) = self.store.folder() {
            self.basemaps.go_online(folder.join("tuiles"), ctx);
        }
    }

    fn save_settings(&mut self) {
        if self.store.save().is_err() {
            self.chrome.notify(NoticeLevel::Warning, messages::text("programme-reglages-non-ecrits"));
        }
    }

    /// Jobs, dialogs, dropped files and files handed over by a second start.
    fn receive(&mut self, ctx: &egui::Context) {
        let handed: Vec<_> = self.incoming.iter().flat_map(mpsc::Receiver::try_iter).collect();
        for path in handed {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
            if let Some(path) = path {
                self.take(ctx, path);
            }
        }
        let dropped: Vec<_> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        for path in dropped {
            self.take(ctx, path);
        }
        match self.dialogs.poll() {
            Some(Answer::Chosen(path)) => self.take(ctx, path),
            Some(Answer::Unavailable(purpose)) => {
                let purpose = match purpose {
                    Purpose::Data => PathPurpose::Data,
                    Purpose::Basemap => PathPurpose::Basemap,
                };
                self.chrome.path_field = Some(PathField { purpose, text: String::new() });
            }
            Some(Answer::Cancelled) | None => (),
        }
        if let Some(job) = &self.demonstration {
            match job.poll() {
                Poll::Pending => (),
                Poll::Done(Ok(path)) => {
                    self.demonstration = None;
                    self.open(ctx, path, None);
                }
                Poll::Done(Err(error)) => {
                    self.demonstration = None;
                    let behind = self.stage.take_open();
                    self.stage = Stage::Refused { path: PathBuf::new(), reason: error.phrase(), behind };
                }
                Poll::Crashed => self.demonstration = None,
            }
        }
        self.receive_file(ctx);
    }

    /// A path from anywhere: a base map or a data file, told by its name.
    fn take(&mut self, ctx: &egui::Context, path: PathBuf) {
        if basemaps::is_archive(&path) {
            self.use_basemap(ctx, &path);
        } else {
            self.open(ctx, path, None);
        }
    }

    fn receive_file(&mut self, ctx: &egui::Context) {
        let stage = std::mem::replace(&mut self.stage, Stage::Welcome);
        self.stage = match stage {
            Stage::Opening { path, secret, job, behind } => match job.poll() {
                Poll::Pending => Stage::Opening { path, secret, job, behind },
                Poll::Done(Ok(opened)) => self.begin(ctx, opened),
                Poll::Done(Err(DataError::Locked)) => Stage::Locked { path, refused: false, behind },
                Poll::Done(Err(DataError::Undecryptable)) if secret.is_some() => {
                    Stage::Locked { path, refused: true, behind }
                }
                Poll::Done(Err(error)) => self.refuse(path, error.phrase(), behind),
                Poll::Crashed => self.refuse(path, Phrase::new("programme-incident"), behind),
            },
            Stage::Open { opened, check: Some(check) } => match check.poll() {
                Poll::Pending => Stage::Open { opened, check: Some(check) },
                Poll::Done(Ok(_) | Err(DataError::Cancelled(_))) => Stage::Open { opened, check: None },
                Poll::Done(Err(error)) => self.refuse(opened.path.clone(), error.phrase(), None),
                Poll::Crashed => self.refuse(opened.path.clone(), Phrase::new("programme-incident"), None),
            },
            other => other,
        };
    }

    fn refuse(&mut self, path: PathBuf, reason: Phrase, behind: Behind) -> Stage {
        self.launch_error = Some(LaunchError::File(reason.clone()));
        self.generation += 1;
        Stage::Refused { path, reason, behind }
    }

    /// A file is open: base map, first view, what the start asked for; its full check goes on behind.
    fn begin(&mut self, ctx: &egui::Context, mut opened: Opened) -> Stage {
        let meta = &opened.file.atlas.meta;
        if meta.confidential() && self.basemaps.is_online() {
            self.basemaps.close();
            self.chrome.notify(NoticeLevel::Warning, messages::text("programme-en-ligne-coupe"));
        }
        if self.basemaps.current().is_none() {
            // Nobody asked for them: one that cannot be read is no news.
            let state = self.history.state();
            basemaps::beside(&opened.path).iter().any(|path| self.basemaps.open(path, state, ctx).is_ok());
        }
        if let Some(text) = opened::life(&opened.file.atlas, self.clock.today()) {
            self.chrome.notify(NoticeLevel::Warning, text);
        }
        self.store.settings.remember(Recent {
            path: opened.path.clone(),
            title: opened::title(&opened.file.atlas),
            produced_on: opened.file.atlas.meta.produced_on,
            expires_on: opened.file.atlas.meta.expires_on,
            protected: opened.path.extension().is_some_and(|extension| extension == "age"),
        });
        self.save_settings();

        let mut state = self.history.state().clone();
        state.filter = Filter::default();
        state.selection = None;
        if let Some(field) = opened.better_colour(&state.colour.field) {
            state.colour.field = field;
            state.isolated.clear();
        }
        if let Some(camera) = ui::camera::whole(&opened.file.atlas, ctx.content_rect().size() * 0.6) {
            state.camera = camera;
        }
        let launch = std::mem::take(&mut self.launch);
        if let Some(camera) = launch.camera {
            state.camera = camera;
        }
        if let Some(text) = launch.filter {
            let table = opened.engine.table();
            match cql::parse_for(&text, &**table).map(|expr| Filter::from_expr(&expr, table)) {
                Ok(filter) => state.filter = filter,
                Err(error) => self.launch_error = Some(LaunchError::Filter(error)),
            }
        }
        if let Some(id) = launch.selection {
            if opened.file.atlas.residences.iter().any(|residence| *residence.id == *id) {
                state.selection = Some(id.into());
            } else {
                self.launch_error = Some(LaunchError::Selection(id));
            }
        }
        opened.follow(&state);
        self.history = History::new(state);
        self.generation += 1;
        let file = Arc::clone(&opened.file);
        let check = spawn("vérification", waker(ctx), move |progress: &Progress| file.check(progress)).ok();
        Stage::Open { opened: Box::new(opened), check }
    }

    fn keys(&mut self, ctx: &egui::Context, out: &mut Gestures) {
        for command in keyboard::pressed(ctx) {
            if let Some(action) = (command.action)() {
                out.push(action);
                continue;
            }
            ui::keys::answer(command.key, ctx, self.history.state(), &mut self.chrome, out);
        }
    }

    /// Tells egui the theme and scale when they change.
    fn dress(&mut self, ctx: &egui::Context) {
        let state = self.history.state();
        let wanted = (state.theme, state.text_scale);
        if self.dressed == Some(wanted) {
            return;
        }
        ui::theme::install(ctx, ui::theme::roles(state.theme));
        ctx.set_zoom_factor(state.text_scale);
        self.basemaps.follow(state);
        self.dressed = Some(wanted);
        self.generation += 1;
    }

    fn draw(&mut self, ui: &mut egui::Ui, out: &mut Gestures) {
        let state = self.history.state();
        let network = if self.basemaps.is_online() { Network::Online } else { Network::Offline };
        if state.curtain {
            ui::curtain::show(ui, out);
            return;
        }
        match &self.stage {
            Stage::Welcome => {
                let recents: Vec<_> = self.store.settings.recents.iter().map(recent_view).collect();
                let view = ui::welcome::WelcomeView {
                    state,
                    recents: &recents,
                    today: self.clock.today(),
                    preparing: self.demonstration.is_some(),
                    preview: self.preview.view(self.generation, self.clock.today()),
                };
                ui::welcome::show(ui, &view, &mut self.map, self.basemaps.current(), &mut self.chrome, out);
            }
            Stage::Opening { path, job, .. } => ui::dialogs::opening(ui, path, job.progress().counts(), out),
            Stage::Locked { path, refused, .. } => {
                ui::dialogs::locked(ui, path, *refused, self.stage.hides_a_file(), &mut self.chrome, out);
            }
            Stage::Refused { path, reason, .. } => {
                ui::dialogs::refused(ui, path, reason, self.stage.hides_a_file(), out);
            }
            Stage::Open { opened, .. } => {
                let view = View {
                    atlas: &opened.file.atlas,
                    assessments: &opened.assessments,
                    engine: &opened.engine,
                    classes: &opened.classes,
                    points: &opened.points,
                    state,
                    generation: self.generation,
                    today: self.clock.today(),
                    can_undo: self.history.can_undo(),
                    can_redo: self.history.can_redo(),
                };
                let surroundings = ui::shell::Surroundings {
                    search: &opened.search,
                    network,
                    skipped_tiles: self.basemaps.skipped(),
                    skip_reason: self.basemaps.last_skip(),
                    has_basemap: self.basemaps.current().is_some(),
                };
                ui::shell::show(
                    ui,
                    &view,
                    &surroundings,
                    &mut self.chrome,
                    &mut self.map,
                    self.basemaps.current(),
                    out,
                );
            }
        }
        ui::notices::show(ui, &mut self.chrome);
        ui::dialogs::path_field(ui, &mut self.chrome, out);
        ui::help::show(ui, &mut self.chrome);
    }
}

fn recent_view(recent: &Recent) -> ui::welcome::RecentView {
    ui::welcome::RecentView {
        path: recent.path.clone(),
        title: recent.title.clone(),
        produced_on: recent.produced_on,
        expires_on: recent.expires_on,
        protected: recent.protected,
    }
}

fn waker(ctx: &egui::Context) -> impl FnOnce() + Send + 'static {
    let ctx = ctx.clone();
    move || ctx.request_repaint()
}
