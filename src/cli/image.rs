//! `image`: the real window, drawn into a PNG without a display.

use crate::app::{self, Launch, LaunchError, PictureError, PictureRequest};
use crate::cli::args::{Image, Screen, Theme};
use crate::cli::exit::{Exit, Failure};
use crate::cli::output::Output;
use crate::cli::{source, tell, today};
use crate::messages::{say, text, text_with};
use crate::model::Phrase;
use crate::session;
use serde::Serialize;
use std::path::Path;

#[derive(Serialize)]
struct Drawn {
    fichier: String,
    largeur: u32,
    hauteur: u32,
}

pub fn run(options: &Image, out: &mut Output) -> Result<Exit, Failure> {
    let file = match (options.screen, &options.file) {
        (Some(Screen::Welcome), _) => None,
        (None, Some(file)) => Some(file.clone()),
        (None, None) => {
            return Err(Failure::Usage(text_with("cli-erreur-manque", &[("option", "<FICHIER>".into())])));
        }
    };
    let sources = [file.as_deref(), options.basemap.as_deref()];
    if sources.into_iter().flatten().any(|source| same_file(source, &options.to)) {
        let chemin = options.to.display().to_string();
        return Err(Failure::Usage(text_with("cli-image-source", &[("chemin", chemin.into())])));
    }
    let launch = Launch {
        file,
        secret: source::given(&options.key)?,
        basemap: options.basemap.clone(),
        filter: options.filter.clone(),
        selection: options.selection.clone(),
        camera: options.view.map(|(lon, lat, zoom)| session::Camera { lon, lat, zoom }),
        theme: options.theme.map(theme),
        text_scale: options.text_scale,
    };
    let (largeur, hauteur) = options.size;
    let request =
        PictureRequest { launch, size: options.size, today: today(options.today), to: options.to.clone() };
    app::picture(request).map_err(failure)?;
    let fichier = options.to.display().to_string();
    if options.json {
        out.json(&Drawn { fichier, largeur, hauteur })?;
    } else {
        tell(&text_with("cli-image-ecrite", &[("chemin", fichier.into())]));
    }
    Ok(Exit::Done)
}

/// Whether writing to `to` would destroy `source`.
fn same_file(source: &Path, to: &Path) -> bool {
    match (source.canonicalize(), to.canonicalize()) {
        (Ok(source), Ok(to)) => source == to,
        _ => false,
    }
}

fn theme(asked: Theme) -> session::Theme {
    match asked {
        Theme::Light => session::Theme::Light,
        Theme::Dark => session::Theme::Dark,
        Theme::Contrast => session::Theme::Contrast,
    }
}

fn failure(error: PictureError) -> Failure {
    match error {
        PictureError::Graphics(error) => {
            tracing::error!("no picture: {error}");
            Failure::Graphics(text("cli-image-sans-affichage"))
        }
        PictureError::Launch(LaunchError::File(phrase)) => Failure::Unreadable(phrase),
        PictureError::Launch(LaunchError::Filter(error)) => Failure::Usage(say(&error.phrase())),
        PictureError::Launch(LaunchError::Selection(id)) => {
            Failure::Usage(say(&Phrase::new("cli-id-inconnu").with("id", id.into())))
        }
        PictureError::Unwritable(path, _) => Failure::Unwritable(text_with(
            "cli-image-ecriture",
            &[("chemin", path.display().to_string().into())],
        )),
    }
}
