//! Names as words: `customerEMail2`, `CUSTOMER_E_MAIL_2` and `customer-émail-2` say the same.

use super::dictionary::Dictionary;

/// Words of a name beyond these are not looked at.
const WORDS_MAX: usize = 16;
/// The shortest word that a token without separators is taken apart into.
const PIECE_LENGTH_MIN: usize = 3;

/// The words of a name, folded. A token that no dictionary has is taken apart only where words of the dictionary
/// fill it entirely: `customeremail` is two words, `capacity` is one.
pub(super) fn words(name: &str, dictionary: &Dictionary) -> Vec<String> {
    let tokens = tokens(name);
    let mut words: Vec<String> = tokens.into_iter().flat_map(|token| pieces(token, dictionary)).collect();
    words.truncate(WORDS_MAX);
    words
}

/// The words of a name by its separators, its capitals and its digits.
pub(super) fn tokens(name: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut token = String::new();
    let characters: Vec<char> = name.chars().collect();
    for (at, character) in characters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| characters.get(before));
        let after = characters.get(at + 1);
        if before.is_some_and(|before| is_boundary(*before, *character, after.copied())) {
            tokens.extend(taken(&mut token));
        }
        if character.is_alphanumeric() || is_accent(*character) {
            fold(*character, &mut token);
        } else {
            tokens.extend(taken(&mut token));
        }
    }
    tokens.extend(taken(&mut token));
    tokens
}

fn taken(token: &mut String) -> Option<String> {
    (!token.is_empty()).then(|| std::mem::take(token))
}

fn is_boundary(before: char, here: char, after: Option<char>) -> bool {
    let camel = before.is_lowercase() && here.is_uppercase();
    // the last capital of a run begins the next word: IPAddress
    let run = before.is_uppercase() && here.is_uppercase() && after.is_some_and(char::is_lowercase);
    let digits = before.is_alphanumeric() && here.is_alphanumeric() && before.is_numeric() != here.is_numeric();
    camel || run || digits
}

/// What is left of a letter and its accent when they are two characters.
fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}')
}

/// Small letters without accents; letters of other scripts stay.
fn fold(character: char, token: &mut String) {
    for small in character.to_lowercase() {
        match small {
            'à'..='å' | 'ā' | 'ă' | 'ą' => token.push('a'),
            'æ' => token.push_str("ae"),
            'ç' | 'ć' | 'č' => token.push('c'),
            'ď' | 'đ' | 'ð' => token.push('d'),
            'è'..='ë' | 'ē' | 'ę' | 'ě' | 'ė' => token.push('e'),
            'ğ' => token.push('g'),
            'ì'..='ï' | 'ī' | 'ı' | 'į' => token.push('i'),
            'ł' | 'ľ' | 'ĺ' => token.push('l'),
            'ñ' | 'ń' | 'ň' => token.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => token.push('o'),
            'œ' => token.push_str("oe"),
            'ř' | 'ŕ' => token.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => token.push('s'),
            'ß' => token.push_str("ss"),
            'ť' | 'ţ' | 'ț' => token.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => token.push('u'),
            'ý' | 'ÿ' => token.push('y'),
            'ź' | 'ż' | 'ž' => token.push('z'),
            accent if is_accent(accent) => {}
            other => token.push(other),
        }
    }
}

/// The fewest words of the dictionary that fill a token entirely; the token itself where there are none.
fn pieces(token: String, dictionary: &Dictionary) -> Vec<String> {
    if token.len() < 2 * PIECE_LENGTH_MIN || !token.is_ascii() || dictionary.knows(&token) {
        return vec![token];
    }
    // by how far the token is filled: the words that fill it so far
    let mut filled: Vec<Option<Vec<&str>>> = vec![None; token.len() + 1];
    if let Some(start) = filled.first_mut() {
        *start = Some(Vec::new());
    }
    for end in PIECE_LENGTH_MIN..=token.len() {
        let mut best: Option<Vec<&str>> = None;
        for start in 0..=end - PIECE_LENGTH_MIN {
            let Some(word) = token.get(start..end).filter(|word| dictionary.knows(word)) else { continue };
            let Some(Some(before)) = filled.get(start) else { continue };
            if best.as_ref().is_none_or(|best| before.len() + 1 < best.len()) {
                best = Some(before.iter().copied().chain([word]).collect());
            }
        }
        if let Some(place) = filled.get_mut(end) {
            *place = best;
        }
    }
    let words = filled.pop().flatten().map(|words| words.into_iter().map(str::to_owned).collect());
    words.unwrap_or_else(|| vec![token])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_into_words() {
        let cases = [
            ("customer_email", "customer email"),
            ("customerEmail", "customer email"),
            ("CUSTOMER-EMAIL", "customer email"),
            ("IPAddress", "ip address"),
            ("userIP", "user ip"),
            ("address1", "address 1"),
            ("Straße", "strasse"),
            ("Código Postal", "codigo postal"),
            ("prénom", "prenom"),
            ("nume\u{301}ro", "numero"),
            ("miejscowość", "miejscowosc"),
            ("customeremail", "customer email"),
            ("birthcity", "birth city"),
            ("capacity", "capacity"),
            ("estate", "estate"),
            ("passengercount", "passenger count"),
            ("électricité", "electricite"),
            ("住所", "住所"),
            ("__", ""),
            ("", ""),
        ];
        for (name, expected) in cases {
            assert_eq!(words(name, Dictionary::get()).join(" "), expected, "{name}");
        }
    }
}
