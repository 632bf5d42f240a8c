//! A PNG of black and white pixels. The picture is not compressed, since what compresses would be downloaded by every reader
//! and the picture by none.

/// Most bytes that one uncompressed block holds.
const BLOCK: usize = 0xffff;

/// The PNG of `width` × `height` pixels, black where `is_black` says so; a bit a pixel.
pub fn write_png(width: usize, height: usize, is_black: impl Fn(usize, usize) -> bool) -> Vec<u8> {
    let mut rows = Vec::with_capacity((width.div_ceil(8) + 1) * height);
    for y in 0..height {
        // Each row begins with its filter: none.
        rows.push(0);
        for left in (0..width).step_by(8) {
            let white = (left..left + 8).filter(|x| *x < width && !is_black(*x, y));
            rows.push(white.fold(0_u8, |byte, x| byte | 0x80 >> (x - left)));
        }
    }
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let size = [(width as u32).to_be_bytes(), (height as u32).to_be_bytes()].concat();
    // One bit of grey a pixel, compressed, filtered and not interlaced in the only or the plainest way.
    chunk(&mut png, b"IHDR", &[size.as_slice(), &[1, 0, 0, 0, 0]].concat());
    chunk(&mut png, b"IDAT", &zlib(&rows));
    chunk(&mut png, b"IEND", &[]);
    png
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    png.extend((data.len() as u32).to_be_bytes());
    let start = png.len();
    png.extend(kind);
    png.extend(data);
    let sum = crc32(&png[start..]);
    png.extend(sum.to_be_bytes());
}

/// Bytes as zlib has them, uncompressed.
fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let blocks = bytes.len().div_ceil(BLOCK);
    for (idx, block) in bytes.chunks(BLOCK).enumerate() {
        stream.push(u8::from(idx + 1 == blocks));
        let length = block.len() as u16;
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    stream.extend(adler32(bytes).to_be_bytes());
    stream
}

/// The checksum of zlib.
pub fn adler32(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65521;
        (a, (b + a) % 65521)
    });
    b << 16 | a
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(
            sum ^ u32::from(*byte),
            |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 },
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_standards() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(adler32(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn a_decoder_gives_the_pixels_back() {
        // Wider than a block holds in one row's worth of blocks, and no multiple of eight.
        let (width, height) = (1003, 601);
        let is_black = |x: usize, y: usize| (x * 7 + y * 13).is_multiple_of(5);
        let png = write_png(width, height, is_black);
        let mut reader = png::Decoder::new(std::io::Cursor::new(png.as_slice())).read_info().unwrap();
        let mut bits = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bits).unwrap();
        assert_eq!((info.width, info.height), (1003, 601));
        for (x, y) in [(0, 0), (5, 0), (1002, 600), (999, 333), (8, 1), (7, 1)] {
            let black = bits[y * info.line_size + x / 8] & (0x80 >> (x % 8)) == 0;
            assert_eq!(black, is_black(x, y), "{x}, {y}");
        }
    }
}
