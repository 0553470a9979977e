//! Numbers as spreadsheets leave them: decimal comma, spaces, `3.0`, scientific notation, lost leading zeros.

/// A finite number.
pub fn number(cell: &str) -> Option<f64> {
    let plain: String = cell
        .chars()
        .filter(|character| !matches!(character, ' ' | '\u{A0}' | '\u{202F}' | '\''))
        .map(|character| if character == ',' { '.' } else { character })
        .collect();
    // `inf` and `nan` are words, not numbers.
    let digits = plain.bytes().any(|byte| byte.is_ascii_digit());
    let letters = plain.bytes().any(|byte| byte.is_ascii_alphabetic() && !matches!(byte, b'e' | b'E'));
    (digits && !letters).then(|| plain.parse().ok())?.filter(|number: &f64| number.is_finite())
}

/// A whole number, however it was written.
pub fn whole(cell: &str) -> Option<i64> {
    number(cell).filter(|number| number.fract() == 0.0 && number.abs() < 1e15).map(|number| number as i64)
}

/// A code of digits: `13.0` and `13,0` are `13`.
pub fn code(cell: &str) -> String {
    match cell.split_once(['.', ',']) {
        Some((whole, zeros)) if zeros.bytes().all(|byte| byte == b'0') && !whole.is_empty() => {
            whole.to_owned()
        }
        _ => cell.to_owned(),
    }
}

/// A code of five characters whose first zeros a spreadsheet may have eaten, and whether it had.
/// Two digits at most can be missing: `6029` is `06029`; `2A004` stands as it is.
pub fn five_digits(cell: &str) -> Option<(String, bool)> {
    let code = code(cell);
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    match code.len() {
        5 if digits => Some((code, false)),
        4 if digits => Some((format!("0{code}"), true)),
        5 => {
            let code = code.to_ascii_uppercase();
            let corsican = (code.starts_with("2A") || code.starts_with("2B"))
                && code.bytes().skip(2).all(|byte| byte.is_ascii_digit());
            corsican.then_some((code, false))
        }
        _ => None,
    }
}

/// Whether a spreadsheet turned a long code into a number: `6.1995128512321E+021`.
pub fn is_scientific(cell: &str) -> bool {
    let Some((mantissa, exponent)) = cell.split_once(['E', 'e']) else { return false };
    number(mantissa).is_some()
        && exponent.strip_prefix('+').is_some_and(|digits| digits.parse::<u16>().is_ok())
}

/// Whether a spreadsheet turned a code into a date: `7190-01-01`, `01/07/1998`. A year before 1900 is none:
/// `0077-01-01` is a code of programme, building and entrance.
pub fn is_spreadsheet_date(cell: &str) -> bool {
    let day = cell.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/']).collect();
    let [first, month, last] = parts[..] else { return false };
    let (year, day_of_month) = if first.len() == 4 { (first, last) } else { (last, first) };
    let within = |text: &str, range: std::ops::RangeInclusive<u32>| {
        text.bytes().all(|byte| byte.is_ascii_digit())
            && text.parse().is_ok_and(|value| range.contains(&value))
    };
    year.len() == 4 && within(year, 1900..=9999) && within(month, 1..=12) && within(day_of_month, 1..=31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_a_spreadsheet_wrote_them() {
        assert_eq!(number("62,5"), Some(62.5));
        assert_eq!(number("1\u{202F}234.5"), Some(1234.5));
        assert_eq!(number("6.2E+3"), Some(6200.0));
        assert_eq!(number("6281067.70617185"), Some(6_281_067.706_171_85));
        assert_eq!((whole("3.0"), whole("3,5"), whole("T3")), (Some(3), None, None));
        for nothing in ["", "nan", "inf", "-", "e", "NA", "1e999"] {
            assert_eq!(number(nothing), None, "{nothing}");
        }
        assert_eq!(code("13.0"), "13");
        assert_eq!(code("2A"), "2A");
    }

    #[test]
    fn lost_zeros_are_given_back() {
        assert_eq!(five_digits("6029"), Some(("06029".to_owned(), true)));
        assert_eq!(five_digits("21231"), Some(("21231".to_owned(), false)));
        assert_eq!(five_digits("6029.0"), Some(("06029".to_owned(), true)));
        assert_eq!(five_digits("2a004"), Some(("2A004".to_owned(), false)));
        for nothing in ["", "29", "212310", "Cannes", "6O29"] {
            assert_eq!(five_digits(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn damage_by_spreadsheets_is_told_from_codes() {
        assert!(is_spreadsheet_date("7190-01-01"));
        assert!(is_spreadsheet_date("01/07/1998"));
        for code in ["0077-01-01", "0008-T4-01", "0846-1036-01-0F", "138", "0122-05-01", "2010-13-01", ""] {
            assert!(!is_spreadsheet_date(code), "{code}");
        }
        assert!(is_scientific("6.1995128512321E+021"));
        assert!(is_scientific("6,1995E+21"));
        for code in ["06.1986.06.851232.3.006004.20", "06/1980/03/79444/1/006015/001", "E", "1E"] {
            assert!(!is_scientific(code), "{code}");
        }
    }
}
