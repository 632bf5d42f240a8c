//! Copies that static hosts send in place of a file.

use std::io::Write as _;

/// gzip, level 9.
pub(crate) fn gzip(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// How hard brotli tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// Quality 11: about half a second for a page.
    Most,
    /// Quality 9: a tenth more bytes in a fifth of the time.
    Much,
}

/// brotli.
pub(crate) fn brotli(bytes: &[u8], effort: Effort) -> std::io::Result<Vec<u8>> {
    let quality = match effort {
        Effort::Most => 11,
        Effort::Much => 9,
    };
    let mut compressed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &params)?;
    Ok(compressed)
}
