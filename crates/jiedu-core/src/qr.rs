//! A link as a QR code, and the QR code as a PNG: programs on phones read pictures of that kind when they are pressed, and
//! neither drawings nor canvases.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::figure::write_number;
use crate::png::write_png;

/// Blank modules around a code, which scanners need.
const QUIET: i32 = 4;
/// Least width of the picture in pixels, so that it is sharp where it is shown and large where it is kept.
const WIDTH: usize = 360;
/// The largest version: 57 modules a side. A larger one is not read from a screen held at arm's length.
const LARGEST: u8 = 10;

/// The PNG of a link's QR code, black on white with its quiet zone, at least 360 pixels wide; none where the link is longer than
/// 271 bytes, the most that version 10 holds.
pub fn qr_png(link: &str) -> Option<Vec<u8>> {
    let code = encode(link)?;
    let side = (code.size() + 2 * QUIET) as usize;
    let scale = WIDTH.div_ceil(side);
    Some(write_png(side * scale, side * scale, |x, y| {
        code.get_module((x / scale) as i32 - QUIET, (y / scale) as i32 - QUIET)
    }))
}

/// A QR code as the data of an SVG path, a unit a module.
#[derive(Clone, Debug, PartialEq)]
pub struct QrPath {
    /// The dark modules, a rectangle for each run of them in a row.
    pub d: String,
    /// Modules a side, with the quiet zone.
    pub side: f64,
}

/// The same code as a path, for drawings; none where the link is too long for one.
pub fn qr_path(link: &str) -> Option<QrPath> {
    let code = encode(link)?;
    let mut d = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if length > 0 {
                for (command, number) in [('M', x + QUIET), (' ', y + QUIET), ('h', length)] {
                    d.push(command);
                    write_number(&mut d, f64::from(number));
                }
                d.push_str("v1h");
                write_number(&mut d, f64::from(-length));
                d.push('z');
            }
            x += length.max(1);
        }
    }
    Some(QrPath { d, side: f64::from(code.size() + 2 * QUIET) })
}

fn encode(link: &str) -> Option<QrCode> {
    let segments = [QrSegment::make_bytes(link.as_bytes())];
    // As much of it may be dirty or covered as its size allows.
    [QrCodeEcc::Medium, QrCodeEcc::Low].into_iter().find_map(|level| {
        QrCode::encode_segments_advanced(&segments, level, Version::MIN, Version::new(LARGEST), None, false)
            .ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a scanner reads of a PNG, and how wide it is.
    fn read(png: &[u8]) -> (String, usize) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut bits = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bits).unwrap();
        let (width, height) = (info.width as usize, info.height as usize);
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
            if bits[y * info.line_size + x / 8] & (0x80 >> (x % 8)) == 0 { 0 } else { 255 }
        });
        let grids = image.detect_grids();
        (grids[0].decode().unwrap().1, width)
    }

    #[test]
    fn a_scanner_reads_the_link_that_was_written() {
        let tail = "?jiedu=q.gdp#jiedu-q.gdp";
        let long = format!("{:x<1$}{tail}", "https://news.example.org/", 271 - tail.len());
        assert_eq!(long.len(), 271);
        for link in [
            "https://a.cn/?jiedu=q.gdp#q.gdp",
            "https://例.cn/解读?jiedu=qixian-2022.industry#qixian-2022.industry",
            &long,
        ] {
            let png = qr_png(link).unwrap();
            let (text, width) = read(&png);
            assert_eq!(text, link);
            assert!((WIDTH..2 * WIDTH).contains(&width), "{width} pixels");
        }
    }

    #[test]
    fn no_link_makes_a_code_that_a_scanner_loses() {
        for number in 0..100 {
            let link =
                format!("https://news.example.org/b/?jiedu=qixian-2022.x{number}#qixian-2022.x{number}");
            assert_eq!(read(&qr_png(&link).unwrap()).0, link);
        }
    }

    #[test]
    fn a_link_that_no_phone_would_read_has_no_code() {
        assert!(qr_png(&"x".repeat(272)).is_none());
        assert!(qr_path(&"x".repeat(272)).is_none());
    }

    #[test]
    fn the_path_has_the_modules_of_the_code() {
        let link = "https://news.example.org/b/?jiedu=qixian-2022.fig-plan#qixian-2022.fig-plan";
        let path = qr_path(link).unwrap();
        let runs: Vec<[usize; 3]> = path
            .d
            .split_terminator('z')
            .map(|run| {
                let numbers = run.trim_start_matches('M').split([' ', 'h', 'v']);
                let numbers: Vec<usize> = numbers.take(3).map(|number| number.parse().unwrap()).collect();
                [numbers[0], numbers[1], numbers[2]]
            })
            .collect();
        let scale = 6;
        let is_dark = |x: usize, y: usize| {
            runs.iter().any(|[left, top, length]| *top == y && (*left..left + length).contains(&x))
        };
        let side = path.side as usize * scale;
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            if is_dark(x / scale, y / scale) { 0 } else { 255 }
        });
        assert_eq!(image.detect_grids()[0].decode().unwrap().1, link);
    }
}
