//! Pictures that a page makes or a browser takes: their pixels, and the QR codes on them.

use std::io::Cursor;

use anyhow::{Context as _, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// A picture in shades of grey.
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    grey: Vec<u8>,
}

impl Picture {
    /// The picture of a `data:image/png` address.
    pub(crate) fn of_address(address: &str) -> Result<Self> {
        let encoded = address.strip_prefix("data:image/png;base64,").context("no PNG in the address")?;
        Self::of_png(&STANDARD.decode(encoded)?)
    }

    /// The picture of a PNG.
    pub(crate) fn of_png(png: &[u8]) -> Result<Self> {
        let mut decoder = png::Decoder::new(Cursor::new(png));
        decoder.set_transformations(png::Transformations::EXPAND | png::Transformations::STRIP_16);
        let mut reader = decoder.read_info()?;
        let mut bytes = vec![0; reader.output_buffer_size().context("a picture too large")?];
        let info = reader.next_frame(&mut bytes)?;
        let samples = info.color_type.samples();
        let grey =
            bytes.chunks(samples).take(info.width as usize * info.height as usize).map(
                |pixel| match *pixel {
                    [grey] | [grey, _] => grey,
                    [red, green, blue, ..] => {
                        let sum = u32::from(red) * 3 + u32::from(green) * 6 + u32::from(blue);
                        u8::try_from(sum / 10).unwrap_or(u8::MAX)
                    }
                    [] => 0,
                },
            );
        Ok(Self { width: info.width as usize, height: info.height as usize, grey: grey.collect() })
    }

    /// The shade at a place.
    pub(crate) fn at(&self, x: usize, y: usize) -> u8 {
        self.grey.get(y * self.width + x).copied().unwrap_or(0)
    }

    /// Its shades without so many columns at both sides, where a window may have its scroll bar.
    pub(crate) fn shades_within(&self, margin: usize) -> Vec<u8> {
        let inner =
            self.grey.chunks(self.width).filter_map(|row| row.get(margin..row.len().checked_sub(margin)?));
        inner.flatten().copied().collect()
    }

    /// What the QR codes on it say.
    pub(crate) fn read_codes(&self) -> Vec<String> {
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(self.width, self.height, |x, y| self.at(x, y));
        image.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect()
    }

    /// What the one QR code on it says.
    pub(crate) fn read_code(&self) -> Result<String> {
        match self.read_codes().as_slice() {
            [code] => Ok(code.clone()),
            codes => bail!("{} codes are found", codes.len()),
        }
    }

    /// How many of the rows hold more than one shade, between two heights given as shares of the whole.
    pub(crate) fn drawn_rows(&self, from: f64, to: f64) -> Result<usize> {
        ensure!(0 < self.width && 0 < self.height, "an empty picture");
        let share = |row: usize| row as f64 / self.height as f64;
        let rows =
            self.grey.chunks(self.width).enumerate().filter(|(row, _)| (from..to).contains(&share(*row)));
        Ok(rows
            .filter(|(_, row)| row.iter().any(|grey| grey.abs_diff(row.first().copied().unwrap_or(0)) > 60))
            .count())
    }
}
