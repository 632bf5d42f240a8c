//! The fingerprint of a file: a part of its name that says which bytes it holds.

use sha2::{Digest as _, Sha256};

/// Sixteen digits that differ where the bytes do.
pub(crate) fn fingerprint(parts: &[&[u8]]) -> String {
    let mut hasher = Sha256::new();
    parts.iter().for_each(|part| hasher.update(part));
    hasher.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
