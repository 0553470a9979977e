//! What a tile is made of, told by its first bytes.

/// Shapes or pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    Vector,
    Raster,
}

/// Told from decompressed bytes; `None` when they are neither.
pub fn content_of(bytes: &[u8]) -> Option<Content> {
    if is_image(bytes) {
        Some(Content::Raster)
    } else if crate::tiles::mvt::layer_names(bytes).is_some() {
        Some(Content::Vector)
    } else {
        None
    }
}

/// PNG, JPEG or WebP.
pub fn is_image(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(&[0xff, 0xd8, 0xff])
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
}

/// Side in pixels of an image whose width is a usual one for a tile: 128, 256, 512 or 1024.
pub fn image_side(bytes: &[u8]) -> Option<u32> {
    let reader = image::ImageReader::new(std::io::Cursor::new(bytes)).with_guessed_format().ok()?;
    let (width, _) = reader.into_dimensions().ok()?;
    matches!(width, 128 | 256 | 512 | 1024).then_some(width)
}
