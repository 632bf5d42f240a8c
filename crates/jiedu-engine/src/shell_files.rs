//! The files of the shell as the desk carries them: each as its name, its length and its bytes.

/// The files of a pack; a damaged one ends early.
pub fn unpack(mut packed: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut part = || -> Option<Vec<u8>> {
        let (length, rest) = packed.split_first_chunk::<4>()?;
        let (part, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        packed = rest;
        Some(part.to_vec())
    };
    let mut files = Vec::new();
    while let (Some(name), Some(bytes)) = (part(), part()) {
        files.push((String::from_utf8_lossy(&name).into_owned(), bytes));
    }
    files
}
