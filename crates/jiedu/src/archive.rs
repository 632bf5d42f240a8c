//! The archive of the lean page: what its script puts back and the module, packed by LZMA and written in letters.
//!
//! Both sizes and a checksum stand before the stream, so that what is damaged is known before any of it is used.

use std::io::Write as _;

use anyhow::{Context, Result};
use jiedu_core::png::adler32;
use lzma_rust2::{LzmaOptions, LzmaWriter};

/// How many letters there are: those of printable ASCII but the three that HTML reads otherwise.
const LETTERS: u16 = 91;

/// The archive of a page's parts and its module.
///
/// # Errors
/// Where it can't be packed.
pub(crate) fn archive(carried: &str, module: &[u8]) -> Result<String> {
    let content = [carried.as_bytes(), module].concat();
    let size = |length: usize| u32::try_from(length).context("the page is too large to be packed");
    let mut bytes = Vec::new();
    bytes.extend(size(content.len())?.to_le_bytes());
    bytes.extend(size(carried.len())?.to_le_bytes());
    bytes.extend(adler32(&content).to_le_bytes());
    bytes.extend(lzma(&content).context("pack the widget")?);
    Ok(letters(&bytes))
}

/// LZMA as `unlzma.js` reads it: no header, no mark at the end, literals by three bits of the byte before.
fn lzma(content: &[u8]) -> lzma_rust2::Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    (options.lc, options.lp, options.pb) = (3, 0, 0);
    options.nice_len = LzmaOptions::NICE_LEN_MAX;
    options.dict_size = 1 << 22;
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(content)?;
    writer.finish()
}

/// Bytes as text, thirteen bits by two letters: a thirteenth less than base64.
fn letters(bytes: &[u8]) -> String {
    let letter = |value: u16| {
        let code = 33 + value as u8;
        let skipped = ['&', '<', '>'].iter().fold(code, |code, taken| code + u8::from(code >= *taken as u8));
        char::from(skipped)
    };
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut hold, mut count) = (0_u32, 0);
    let mut put = |value: u32| {
        text.push(letter((value % u32::from(LETTERS)) as u16));
        text.push(letter((value / u32::from(LETTERS)) as u16));
    };
    for byte in bytes {
        hold |= u32::from(*byte) << count;
        count += 8;
        if count >= 13 {
            put(hold & 0x1fff);
            hold >>= 13;
            count -= 13;
        }
    }
    if count > 0 {
        put(hold);
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails must say where")]

    use std::io::Read as _;

    use super::*;

    fn bytes(text: &str) -> Vec<u8> {
        let alphabet: Vec<char> = ('!'..='~').filter(|c| !"&<>".contains(*c)).collect();
        assert_eq!(alphabet.len(), usize::from(LETTERS));
        let value = |c: &char| alphabet.iter().position(|letter| letter == c).unwrap() as u32;
        let letters: Vec<char> = text.chars().collect();
        let (mut bytes, mut hold, mut count) = (Vec::new(), 0_u32, 0);
        for pair in letters.chunks(2) {
            hold |= (value(&pair[0]) + 91 * value(&pair[1])) << count;
            count += 13;
            while count >= 8 {
                bytes.push(hold as u8);
                hold >>= 8;
                count -= 8;
            }
        }
        bytes
    }

    #[test]
    fn every_byte_comes_back_from_its_letters() {
        let all: Vec<u8> = (0..=255).chain((0..=255).rev()).collect();
        for length in 0..all.len() {
            assert_eq!(&bytes(&letters(&all[..length]))[..length], &all[..length]);
        }
    }

    #[test]
    fn an_archive_says_what_is_in_it() {
        let (carried, module) = ("<body><p>表</p>".repeat(30), [0, 97, 115, 109, 7]);
        let packed = bytes(&archive(&carried, &module).unwrap());
        let number = |at: usize| u32::from_le_bytes(packed[at..at + 4].try_into().unwrap());
        let size = carried.len() + module.len();
        assert_eq!((number(0) as usize, number(4) as usize), (size, carried.len()));
        let mut reader =
            lzma_rust2::LzmaReader::new(&packed[12..], size as u64, 3, 0, 0, 1 << 22, None).unwrap();
        let mut content = Vec::new();
        reader.read_to_end(&mut content).unwrap();
        assert_eq!(content, [carried.as_bytes(), &module].concat());
        assert_eq!(number(8), adler32(&content));
        assert_eq!(adler32(b"Wikipedia"), 0x11e6_0398);
    }
}
