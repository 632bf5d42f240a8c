//! The encoding of a text: what it says itself, or else what its bytes are.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, GB18030, GBK, UTF_8, UTF_16BE, UTF_16LE};

use crate::Refusal;

/// What to do with bytes that are no text.
const HELP: &str = "open it in the program that wrote it, and save it as .docx, or as .txt in UTF-8";

/// Decodes a text without its byte order mark. The note says which encoding it was read in, where that is not UTF-8.
pub(crate) fn decode(bytes: &[u8]) -> Result<(String, Option<String>), Refusal> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return in_encoding(rest, encoding, encoding == UTF_8, length);
    }
    let damage = match std::str::from_utf8(bytes) {
        // Chinese text in UTF-16 is hardly ever UTF-8 too, but for its Latin parts.
        Ok(text) if !text.contains('\0') => return Ok((text.to_owned(), None)),
        Ok(_) => None,
        Err(error) => Some(error.valid_up_to()),
    };
    if let Some(encoding) = wide(bytes) {
        return in_encoding(bytes, encoding, false, 0);
    }
    // Characters of three bytes that are whole before the damage are no accident of another encoding.
    if let Some(at) = damage
        && bytes.get(..at).is_some_and(|whole| whole.iter().any(|byte| *byte >= 0xe0))
    {
        return Err(Refusal(format!(
            "it is UTF-8 with damage: the byte at offset {at} is part of no character; open it in the encoding it has \
             (GBK, UTF-16 …) and save it again as UTF-8"
        )));
    }
    if bytes.contains(&0) {
        return Err(Refusal(format!("it is no text: {HELP}")));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    // GB18030 holds all of GBK.
    let guess = if guess == GBK { GB18030 } else { guess };
    in_encoding(bytes, guess, false, 0)
}

fn in_encoding(
    bytes: &[u8],
    encoding: &'static Encoding,
    plain: bool,
    start: usize,
) -> Result<(String, Option<String>), Refusal> {
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => {
            let name = encoding.name().to_uppercase();
            let note = (!plain).then(|| format!("read as {name}"));
            Ok((text.into_owned(), note))
        }
        None if encoding == UTF_8 => {
            let at = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to()) + start;
            Err(Refusal(format!(
                "it is UTF-8 with damage: the byte at offset {at} is part of no character; save it again as UTF-8"
            )))
        }
        None => Err(Refusal(format!("its encoding is none of UTF-8, UTF-16, GB18030: {HELP}"))),
    }
}

/// UTF-16 without a mark: one of the two bytes of its line breaks and blanks is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.is_empty() || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let (mut little, mut big) = (0_usize, 0_usize);
    for pair in bytes.chunks_exact(2) {
        match pair {
            [0, low] if *low != 0 => big += 1,
            [low, 0] if *low != 0 => little += 1,
            _ => {}
        }
    }
    let encoding = match (little, big) {
        (1.., 0) => UTF_16LE,
        (0, 1..) => UTF_16BE,
        _ => return None,
    };
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    // What is binary has characters of no script in it.
    let odd = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    (odd == 0).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "政府工作报告\r\n全年增长5.1%，完成投资24.8亿元。\r\n";

    fn check(bytes: &[u8], note: Option<&str>) {
        let (text, found) = decode(bytes).unwrap_or_else(|refusal| panic!("{refusal}"));
        assert_eq!((text.as_str(), found.as_deref()), (TEXT, note));
    }

    #[test]
    fn the_usual_encodings_are_read_and_said() {
        check(TEXT.as_bytes(), None);
        check(&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat(), None);
        check(&GB18030.encode(TEXT).0, Some("read as GB18030"));
        let wide = |encode: fn(u16) -> [u8; 2]| -> Vec<u8> { TEXT.encode_utf16().flat_map(encode).collect() };
        check(&wide(u16::to_le_bytes), Some("read as UTF-16LE"));
        check(&wide(u16::to_be_bytes), Some("read as UTF-16BE"));
        check(&[b"\xff\xfe".as_slice(), &wide(u16::to_le_bytes)].concat(), Some("read as UTF-16LE"));
    }

    #[test]
    fn damage_and_what_is_no_text_are_refused() {
        let damaged = decode(b"\xe4\xb8\x80\xbd\xe2").err().map(|refusal| refusal.to_string());
        assert!(damaged.is_some_and(|text| text.contains("offset 3")));
        assert!(decode(b"\x00\x01\x02\x00\x00\x03\x04").is_err());
    }
}
