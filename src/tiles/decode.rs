//! Bytes of a tile → what walkers draws, with limits set before memory is taken.

use crate::tiles::Skip;
use crate::tiles::content::{Content, content_of};
use crate::tiles::joins::with_joins;
use crate::tiles::mvt;
use crate::tiles::names::{self, Name};
use crate::tiles::style::Schema;
use image::{ColorType, DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use walkers::{Drawable, Style, Tile};

/// Largest side of an image, in pixels.
const MAX_SIDE: u32 = 8192;

/// Largest memory of a decoded image, in bytes.
const MAX_PIXELS: u64 = 64 << 20;

/// Larger images are made smaller: no tile is shown wider.
const KEPT_SIDE: u32 = 1024;

/// A tile ready to be drawn, its names, and the memory that it holds, in bytes, about.
pub struct Decoded {
    pub tile: Tile,
    pub names: Arc<[Name]>,
    pub weight: usize,
}

/// How a tile is to be drawn.
pub struct Drawing<'a> {
    pub schema: Schema,
    pub style: &'a Style,
    /// At which the style is evaluated.
    pub zoom: u8,
    /// How many zooms that is past the tile's own.
    pub past: u8,
    pub tile_size: u32,
}

/// Decodes a tile of either kind, told by its bytes.
pub fn decode(bytes: &[u8], drawing: &Drawing<'_>, ctx: &egui::Context) -> Result<Decoded, Skip> {
    // The decoders below are other people's: whatever they do to a hostile tile, the map goes on.
    let decoded = catch_unwind(AssertUnwindSafe(|| match content_of(bytes) {
        Some(Content::Raster) => raster(bytes, ctx),
        Some(Content::Vector) => vector(bytes, drawing),
        None => Err(Skip::Vector),
    }));
    decoded.unwrap_or(Err(Skip::Vector))
}

fn raster(bytes: &[u8], ctx: &egui::Context) -> Result<Decoded, Skip> {
    let image = image(bytes)?;
    let image = if image.width().max(image.height()) > KEPT_SIDE {
        image.thumbnail(KEPT_SIDE, KEPT_SIDE)
    } else {
        image
    };
    let pixels = image.to_rgba8();
    let size = [pixels.width() as usize, pixels.height() as usize];
    let weight = pixels.as_raw().len();
    let image = egui::ColorImage::from_rgba_unmultiplied(size, pixels.as_raw());
    let texture = ctx.load_texture("fond", image, egui::TextureOptions::LINEAR);
    Ok(Decoded { tile: Tile::Raster(texture), names: Arc::default(), weight })
}

fn image(bytes: &[u8]) -> Result<DynamicImage, Skip> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_PIXELS);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| Skip::Image)?;
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| image_skip(&error))?;
    // Not every decoder counts all that it takes: the pixels are counted here as well.
    let (width, height) = decoder.dimensions();
    let bytes_per_pixel =
        u64::from(decoder.color_type().bytes_per_pixel()).max(u64::from(ColorType::Rgba8.bytes_per_pixel()));
    if width > MAX_SIDE
        || height > MAX_SIDE
        || u64::from(width) * u64::from(height) * bytes_per_pixel > MAX_PIXELS
    {
        return Err(Skip::TooLarge);
    }
    DynamicImage::from_decoder(decoder).map_err(|error| image_skip(&error))
}

fn image_skip(error: &image::ImageError) -> Skip {
    if matches!(error, image::ImageError::Limits(_)) { Skip::TooLarge } else { Skip::Image }
}

fn vector(bytes: &[u8], drawing: &Drawing<'_>) -> Result<Decoded, Skip> {
    let Drawing { schema, style, zoom, past, tile_size } = *drawing;
    let scale = 2_f32.powi(i32::from(past));
    let shapes = mvt::prepare(bytes)?;
    let names: Arc<[Name]> = names::read(bytes, schema, zoom).into();
    let mut tile = Tile::from_mvt(&shapes, style, zoom, tile_size).map_err(|_| Skip::Vector)?;
    if let Tile::Vector { drawables, .. } = &mut tile {
        with_joins(Arc::make_mut(drawables).as_mut_slice(), scale);
    }
    let weight = weight(&tile) + names.iter().map(Name::weight).sum::<usize>();
    Ok(Decoded { tile, names, weight })
}

fn weight(tile: &Tile) -> usize {
    let Tile::Vector { drawables, .. } = tile else { return 0 };
    let shapes = drawables.iter().map(|drawable| match drawable {
        Drawable::Fill(mesh) => size_of_val(mesh.vertices.as_slice()) + size_of_val(mesh.indices.as_slice()),
        Drawable::Lines(lines) => {
            lines.iter().map(|line| size_of_val(line) + size_of_val(line.points.as_slice())).sum()
        }
    });
    // As much again in the graphics card's buffers, which are often the same memory.
    2 * shapes.sum::<usize>()
}
