//! Numbers: the one writer of coordinates and the only home of trigonometry.
//!
//! Native and wasm may differ in the last bit of a sine; what is drawn is rounded, so both agree.

/// Appends a number with at most two decimals and no trailing zeros; what is not finite is written as 0.
pub fn write_number(out: &mut String, number: f64) {
    // Within this bound the hundredths fit an i64 exactly; no drawing comes near it.
    let bounded = if number.is_finite() { number.clamp(-1e12, 1e12) } else { 0.0 };
    let hundredths = (bounded * 100.0).round() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let hundredths = hundredths.unsigned_abs();
    write_whole(out, hundredths / 100);
    let fraction = (hundredths % 100) as u8;
    if fraction > 0 {
        out.push('.');
        out.push(char::from(b'0' + fraction / 10));
        if !fraction.is_multiple_of(10) {
            out.push(char::from(b'0' + fraction % 10));
        }
    }
}

/// Appends a coordinate in CSS pixels: to a tenth, which no screen shows finer.
pub(super) fn write_coordinate(out: &mut String, number: f64) {
    write_number(out, (number * 10.0).round() / 10.0);
}

fn write_whole(out: &mut String, number: u64) {
    if number >= 10 {
        write_whole(out, number / 10);
    }
    out.push(char::from(b'0' + (number % 10) as u8));
}

/// Sine and cosine of a part of a full turn, clockwise from the top: x and y of a point on the unit circle.
///
/// By a series, to a ten-thousandth: the library's functions would be downloaded, and may differ natively.
pub(super) fn on_circle(turn: f64) -> (f64, f64) {
    (sine(turn), -sine(turn + 0.25))
}

fn sine(turn: f64) -> f64 {
    let turn = turn - turn.floor();
    // The sine of the second quarter is that of the first mirrored, and the lower half is the upper one below the line.
    let (turn, sign) = if turn > 0.5 { (turn - 0.5, -1.0) } else { (turn, 1.0) };
    let angle = turn.min(0.5 - turn) * std::f64::consts::TAU;
    let square = angle * angle;
    sign * angle
        * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))))
}

/// A step of 1, 2 or 5 times a power of ten that parts `span` into at most `parts`.
pub(super) fn nice_step(span: f64, parts: f64) -> f64 {
    let mut decade = 0.01;
    while decade < 1e12 {
        for factor in [1.0, 2.0, 5.0] {
            if span / (decade * factor) <= parts {
                return decade * factor;
            }
        }
        decade *= 10.0;
    }
    decade
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_always_numbers() {
        for (number, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (1.5, "1.5"),
            (-2.25, "-2.25"),
            (13.2, "13.2"),
            (0.1 + 0.2, "0.3"),
            (100.999, "101"),
            (1234.05, "1234.05"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
        ] {
            let mut out = String::new();
            write_number(&mut out, number);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn steps_are_nice() {
        assert_eq!(nice_step(15.0, 20.0), 1.0);
        assert_eq!(nice_step(30.0, 6.0), 5.0);
        assert_eq!(nice_step(120.0, 6.0), 20.0);
    }
}
