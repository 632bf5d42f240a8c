//! The content security policy of a page: it names each inline text by its hash and allows nothing else.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The policy of a page that loads the widget from beside itself.
pub(crate) fn hosted(scripts: &[&str], style: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' {} 'wasm-unsafe-eval'; style-src 'self' {}; connect-src 'self'; \
         img-src 'self' data: blob:; base-uri 'none'; form-action 'none'",
        hashes(scripts),
        hashes(&[style]),
    )
}

/// The policy of a page that has everything in it and may ask for nothing.
pub(crate) fn one_file(scripts: &[&str], style: &str) -> String {
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'",
        hashes(scripts),
        hashes(&[style]),
    )
}

/// The policy of the desk: all that it runs is in it, its worker is made of a text that it carries, and the page that it previews in
/// a frame inherits this policy, so the page's own texts are named too.
/// A hosted one asks for the files beside it.
pub(crate) fn desk(scripts: &[&str], styles: &[&str], is_hosted: bool) -> String {
    let connect = if is_hosted { "connect-src 'self'; " } else { "" };
    format!(
        "default-src 'none'; {connect}script-src {} 'wasm-unsafe-eval'; worker-src blob:; style-src {}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'",
        hashes(scripts),
        hashes(styles),
    )
}

fn hashes(texts: &[&str]) -> String {
    texts.iter().map(|text| hash(text)).collect::<Vec<_>>().join(" ")
}

/// The source expression of an inline text.
fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_standard() {
        // The example of the Content Security Policy standard.
        assert_eq!(hash("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }
}
