//! An exponential of our own: the platform's differs in the last bit from one machine to the next.

/// 1 / n from n = 1 on.
const INVERSES: [f64; 13] = {
    let (mut out, mut n) = ([1.0; 13], 0);
    while n < 13 {
        out[n] = 1.0 / (n as f64 + 1.0);
        n += 1;
    }
    out
};

/// e to the power of `x`, right to about 1e-14.
pub fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    let x = x.min(700.0);
    // x = k ln 2 + r with |r| <= ln 2 / 2
    let k = (x * std::f64::consts::LOG2_E).round();
    let r = x - k * 0.693_147_180_369_123_8 - k * 1.908_214_929_270_587_7e-10;
    let sum = INVERSES.iter().rev().fold(1.0, |sum, inverse| 1.0 + sum * r * inverse);
    // 2 to the power of k, by its exponent bits.
    sum * f64::from_bits(((k as i64 + 1023) as u64) << 52)
}

/// The probability of log-odds.
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_and_logistic_agree_with_the_platforms() {
        for x in [-30.0, -1.5, -0.01, 0.0, 0.3, 1.0, 12.0] {
            assert!((exp(x) / f64::exp(x) - 1.0).abs() < 1e-12, "{x}");
        }
        assert_eq!(exp(-1e9), 0.0);
        assert!((logistic(0.0) - 0.5).abs() < 1e-15);
    }
}
