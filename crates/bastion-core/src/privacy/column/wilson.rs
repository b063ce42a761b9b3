//! How far a share in a sample may be from the share of all: the score interval of E. B. Wilson, "Probable Inference,
//! the Law of Succession, and Statistical Inference", 1927.

/// The standard normal quantile of 95 %, both sides.
const Z: f64 = 1.96;

/// The least and the greatest share that go with so many hits among so many; 0 and 1 where there are none.
pub(super) fn interval(hits: u32, count: u32) -> (f64, f64) {
    if count == 0 {
        return (0.0, 1.0);
    }
    let count = f64::from(count);
    let share = f64::from(hits) / count;
    let square = Z * Z;
    let middle = share + square / (2.0 * count);
    let spread = Z * (share * (1.0 - share) / count + square / (4.0 * count * count)).sqrt();
    let whole = 1.0 + square / count;
    (((middle - spread) / whole).max(0.0), ((middle + spread) / whole).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_published_figures() {
        // Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3
        let cases =
            [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)];
        for (hits, count, least, greatest) in cases {
            let (low, high) = interval(hits, count);
            assert!((low - least).abs() < 1e-4 && (high - greatest).abs() < 1e-4, "{hits}/{count}: {low} {high}");
        }
    }

    #[test]
    fn one_hit_proves_nothing() {
        assert!(interval(1, 1).0 < 0.21);
        assert_eq!(interval(0, 0), (0.0, 1.0));
    }
}
