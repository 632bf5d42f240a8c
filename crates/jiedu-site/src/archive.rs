//! What a page carries inside itself: bytes as an element of base64 of a zlib stream, which browsers unpack themselves.

use std::io::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::SiteError;

/// The element that carries bytes; `name` is its attribute.
pub(crate) fn archive(name: &str, bytes: &[u8]) -> Result<String, SiteError> {
    let packed = zlib(bytes)
        .map_err(|error| SiteError::Encoding(format!("the module can't be compressed: {error}")))?;
    let packed = STANDARD.encode(packed);
    Ok(format!("<script type=\"application/octet-stream\" {name}>{packed}</script>"))
}

fn zlib(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
