//! The real window drawn into a picture, without a display.

use crate::app::launch::{Clock, Launch, LaunchError};
use crate::app::window::Window;
use crate::model::Date;
use crate::render::{Offscreen, OffscreenError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What is drawn.
pub struct PictureRequest {
    pub launch: Launch,
    /// Physical pixels.
    pub size: (u32, u32),
    pub today: Date,
    pub to: PathBuf,
}

#[derive(Debug)]
pub enum PictureError {
    /// No graphics stack, or it was lost.
    Graphics(OffscreenError),
    /// What was asked for could not be opened, or does not exist.
    Launch(LaunchError),
    Unwritable(PathBuf, std::io::Error),
}

/// Tiles and jobs are waited for this long.
const PATIENCE: Duration = Duration::from_secs(30);

/// Draws the window once tiles and jobs are idle, and writes a PNG: temporary file, fsync, rename.
///
/// # Errors
/// [`PictureError`]; nothing is written then.
pub fn picture(request: PictureRequest) -> Result<(), PictureError> {
    let (width, height) = request.size;
    let mut screen = Offscreen::new(width, height).map_err(PictureError::Graphics)?;
    let ctx = egui::Context::default();
    let mut window = Window::new(&ctx, Some(screen.render_state()), Clock::Fixed(request.today));
    let asked_for = request.launch.file.is_some();
    if !asked_for {
        window = window.with_preview();
    }
    window.launch(&ctx, request.launch);

    let started = Instant::now();
    let mut settled = 0;
    let picture = loop {
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(
                egui::Pos2::ZERO,
                egui::vec2(width as f32, height as f32),
            )),
            time: Some(started.elapsed().as_secs_f64()),
            focused: true,
            ..Default::default()
        };
        let picture = screen.frame(&ctx, 1.0, input, |ui| window.show(ui)).map_err(PictureError::Graphics)?;
        if let Some(error) = window.launch_error() {
            return Err(PictureError::Launch(error));
        }
        let waiting = window.busy() || (asked_for && window.opened().is_none());
        settled = if waiting { 0 } else { settled + 1 };
        // Three quiet frames: sizes that egui learns in one frame are right in the next.
        if settled >= 3 || started.elapsed() > PATIENCE {
            break picture;
        }
        if waiting {
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    write(&request.to, &picture).map_err(|error| PictureError::Unwritable(request.to.clone(), error))
}

fn write(to: &Path, picture: &image::RgbaImage) -> std::io::Result<()> {
    // A device or a folder would be replaced by the rename, not written.
    if std::fs::metadata(to).is_ok_and(|known| !known.is_file()) {
        return Err(std::io::ErrorKind::InvalidInput.into());
    }
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut png = Vec::new();
    image::DynamicImage::ImageRgba8(picture.clone())
        .to_rgb8()
        .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
        .map_err(std::io::Error::other)?;
    let mut file = temporary(folder)?;
    file.write_all(&png)?;
    file.as_file().sync_all()?;
    file.persist(to).map_err(|error| error.error)?;
    Ok(())
}

/// With the rights of any new file: a picture is made to be handed over.
#[cfg(unix)]
fn temporary(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    tempfile::Builder::new().permissions(std::fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn temporary(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    tempfile::NamedTempFile::new_in(folder)
}
