//! A generated text with every entity labelled: sentences, forms, lines of logs and of tables, and numbers that are
//! something else. The same seed gives the same bytes. Nothing in it belongs to anybody; the shapes of telephone numbers
//! are those that presidio-research generates (`PhoneNumberProviderNew` and FakeNameGenerator.com's countries).

use std::ops::Range;

use sha2::{Digest, Sha256};

/// A text and what stands where, in bytes.
#[derive(Debug, Clone)]
pub struct Labelled {
    /// The text.
    pub text: String,
    /// Entities, by the identifiers that both sides are asked for.
    pub labels: Vec<(&'static str, Range<usize>)>,
}

/// What both sides can find.
pub const SHARED: [&str; 8] = ["bitcoin_address", "credit_card", "email", "iban", "ip", "phone", "us_itin", "us_ssn"];

/// Sentences with one slot each, or more. What a slot is called says what fills it; capitals are no entities.
const SENTENCES: &[&str] = &[
    "Please block the card {card}, I left it in a taxi.",
    "The charge on {card} is not mine, can you look at it?",
    "My new card number is {card} and the old one was {card}.",
    "Payment method: {card}, expires 09/27, amount {AMOUNT}",
    "cc {card} cvv 123",
    "Which limit does my Visa {card} have?",
    "Send the statement to {email} please.",
    "{email} bounced again, is there another address?",
    "From: {email}\nTo: {email}\nSubject: Re: order {ORDER}",
    "Kontakt: {email}, Tel. {phone_eu}",
    "You can write to {email} or call {phone}.",
    "user={email} action=login ip={ip} took={MS}ms",
    "Transfer {AMOUNT} to {iban} until Friday.",
    "IBAN: {iban}\nBIC: COBADEFFXXX",
    "Meine Bankverbindung lautet {iban}.",
    "The refund goes to account {iban}, reference {ORDER}.",
    "Access from {ip} was blocked after {SMALL} attempts.",
    "I get an error since my address changed to {ip}, why?",
    "{ip} - - [{STAMP}] \"GET /v2/items/{ORDER} HTTP/1.1\" 200 {SMALL}",
    "Upgrade to version {VERSION} before {DATE}.",
    "release {VERSION} listens on port {SMALL}",
    "Please call me on {phone} after six.",
    "My mobile is {phone}, leave a message.",
    "Can someone reach me at {phone}? I have a question about opening an account.",
    "I did not get the text message on {phone}.",
    "phone: {phone}",
    "Tel.: {phone_eu}",
    "Stop sending messages to {phone}!",
    "Name: R. Weber\nPhone: {phone}\nCity: Turku",
    "The manager's number is {phone_full} if you want to dial her directly.",
    "Customer {ORDER} left {phone_full} as a contact.",
    "Rufen Sie mich bitte unter {phone_eu} an.",
    "Vous pouvez m'appeler au {phone_eu} demain.",
    "Mi teléfono es {phone_eu}, gracias.",
    "fax {phone_us}",
    "Emergency contact: {phone_us} (sister)",
    "{phone_full}",
    "Office {phone_us}, ask for the night shift.",
    "WhatsApp {phone_full} works best.",
    "My SSN is {ssn}, is that enough?",
    "Social security number: {ssn}",
    "ssn={ssn_bare} dob=1980-02-03",
    "He gave {ssn} on the form.",
    "The taxpayer number (ITIN) is {itin}.",
    "ITIN: {itin}",
    "Send the coins to {btc}.",
    "wallet {btc} received 0.{SMALL} BTC",
    "Donations: {btc}",
    "Order {ORDER} was shipped on {DATE}.",
    "Invoice no. {INVOICE} over {AMOUNT} is due.",
    "Your ticket {ORDER} has been closed after {SMALL} days.",
    "My driver's licence number is {LICENCE}.",
    "We moved to {SMALL} Harbour Street, Apt. {SMALL}, ZIP {ZIP}.",
    "The parcel {TRACKING} is at the depot.",
    "ISBN {ISBN} is out of print.",
    "Serial number {SERIAL}, bought {DATE}.",
    "{STAMP} INFO pool: {SMALL} connections, id {ORDER}, took {MS} ms",
    "{STAMP} WARN request {UUID} retried {SMALL} times",
    "commit {HASH} fixes the rounding of {DECIMAL}",
    "The ratio fell from {DECIMAL} to {DECIMAL} in {YEAR}.",
    "row {ORDER}: {NOTCARD} is not a valid number",
    "meter reading {METER} on {DATE}, previous {METER}",
    "Die Bestellung {INVOICE} vom {DATE} kostet {AMOUNT}.",
    "chapter {SMALL}.{SMALL}.{SMALL}, page {SMALL}",
    "What are the opening hours on Sunday?",
    "I would like to change the billing date, how do I do that?",
    "The lecture was moved to room {SMALL} at {TIME}.",
    "score {SMALL}-{SMALL}, attendance {METER}",
    "matrix {NOTSSN} in the appendix, see part {SERIAL}",
    "The form shows {NOTITIN}, which no office has given.",
    "Account {NOTIBAN} was refused because of its check digits.",
    "Address {NOTBTC} does not exist, a character is wrong.",
    "The model has {METER} parameters and {SMALL} layers.",
];

/// Lines of logs; some carry something.
const LOG_LINES: &[&str] = &[
    "{STAMP} INFO  [worker-{SMALL}] scheduler: job {ORDER} finished in {MS} ms, {SMALL} rows, next run in {SMALL} s",
    "{STAMP} DEBUG [http-{SMALL}] router: GET /api/v1/accounts/{ORDER}/statements?page={SMALL} -> 200 ({MS} ms)",
    "{STAMP} INFO  [db] pool size={SMALL} idle={SMALL} waiting=0 trace={HASH}",
    "{STAMP} WARN  [cache] miss ratio {DECIMAL} above threshold, region eu-west, shard {SMALL}",
    "{STAMP} INFO  [audit] request_id={UUID} method=POST path=/orders status=201 duration_ms={MS}",
    "{STAMP} ERROR [billing] could not settle invoice {INVOICE}: upstream answered 503 after {MS} ms, retry {SMALL} of 5",
    "{STAMP} TRACE [gc] pause {DECIMAL} ms, heap {METER} bytes of {METER}",
    "{STAMP} INFO  [deploy] version {VERSION} on node-{SMALL} became healthy after {SMALL} checks and no restarts at all",
    "{STAMP} DEBUG [queue] topic=payments partition={SMALL} offset={ORDER} lag=0 consumer=settlement-writer state=steady",
];

const LOG_LINES_WITH: &[&str] = &[
    "{STAMP} INFO  [auth] user={email} logged in from {ip}, session {HASH}",
    "{STAMP} WARN  [payment] card {card} declined for order {ORDER}",
    "{STAMP} INFO  [notify] sent message to phone={phone_full} template=otp",
    "{STAMP} INFO  [transfer] credited {iban} amount={AMOUNT} ref={ORDER}",
    "{STAMP} DEBUG [kyc] ssn={ssn} verified for customer {ORDER}",
];

/// The text of `count` sentences.
pub fn sentences(seed: u64, count: usize) -> Vec<Labelled> {
    let mut random = Random(seed);
    (0..count).map(|at| fill(SENTENCES[(at * 31 + random.below(7)) % SENTENCES.len()], &mut random)).collect()
}

/// Lines of a log, one in ten with something in it.
pub fn log(seed: u64, bytes: usize) -> String {
    let mut random = Random(seed);
    let mut text = String::with_capacity(bytes + 256);
    while text.len() < bytes {
        let lines = if random.below(10) == 0 { LOG_LINES_WITH } else { LOG_LINES };
        let line = lines[random.below(lines.len())];
        text += &fill(line, &mut random).text;
        text.push('\n');
    }
    text
}

fn fill(sentence: &str, random: &mut Random) -> Labelled {
    let mut filled = Labelled { text: String::new(), labels: Vec::new() };
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, behind) = after.split_once('}').expect("a slot is closed");
        filled.text += before;
        let start = filled.text.len();
        let (entity, value) = random.value(slot);
        filled.text += &value;
        if let Some(entity) = entity {
            filled.labels.push((entity, start..filled.text.len()));
        }
        rest = behind;
    }
    filled.text += rest;
    filled
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }

    /// `#` any digit, `%` one that is not 0, `@` a capital, `~` a hexadecimal digit.
    fn shape(&mut self, shape: &str) -> String {
        let digit =
            |random: &mut Self, from: u8, to: u8| char::from(b'0' + from + random.below(usize::from(to - from)) as u8);
        shape
            .chars()
            .map(|sign| match sign {
                '#' => digit(self, 0, 10),
                '%' => digit(self, 1, 10),
                '@' => char::from(b'A' + self.below(26) as u8),
                '~' => char::from(b"0123456789abcdef"[self.below(16)]),
                other => other,
            })
            .collect()
    }

    fn value(&mut self, slot: &str) -> (Option<&'static str>, String) {
        match slot {
            "card" => (Some("credit_card"), self.card()),
            "email" => (Some("email"), self.email()),
            "iban" => (Some("iban"), self.iban()),
            "ip" => (Some("ip"), self.address()),
            "phone" => (Some("phone"), if self.below(2) == 0 { self.phone_us() } else { self.phone_eu() }),
            "phone_us" => (Some("phone"), self.phone_us()),
            "phone_eu" => (Some("phone"), self.phone_eu()),
            "phone_full" => (Some("phone"), self.phone_full()),
            "ssn" => (Some("us_ssn"), self.ssn("-")),
            "ssn_bare" => (Some("us_ssn"), self.ssn("")),
            "itin" => (Some("us_itin"), self.itin()),
            "btc" => (Some("bitcoin_address"), self.coin()),
            other => (None, self.noise(other)),
        }
    }

    fn card(&mut self) -> String {
        let (prefix, length) = [
            ("4", 16),
            ("4", 16),
            ("4", 16),
            ("4", 13),
            ("51", 16),
            ("53", 16),
            ("55", 16),
            ("2221", 16),
            ("34", 15),
            ("37", 15),
            ("6011", 16),
            ("65", 16),
            ("36", 14),
            ("3530", 16),
            ("5018", 12),
            ("6304", 12),
            ("6759", 12),
            ("5020", 12),
            ("4", 19),
        ][self.below(19)];
        let mut digits = prefix.to_owned();
        while digits.len() < length - 1 {
            digits.push(char::from(b'0' + self.below(10) as u8));
        }
        digits.push(luhn(&digits));
        let separator = self.pick(&["", "", " ", "-"]);
        let groups: &[usize] = match length {
            15 => &[4, 6, 5],
            14 => &[4, 6, 4],
            16 => &[4, 4, 4, 4],
            _ => return digits,
        };
        grouped(&digits, groups, separator)
    }

    fn email(&mut self) -> String {
        let given = self.pick(&[
            "anna",
            "jo",
            "k.lind",
            "o'neil",
            "maria_luz",
            "x",
            "jean-luc",
            "support",
            "Tim.Berg",
            "a1b2c3",
        ]);
        let tag = self.pick(&["", "", "", "+news", "99"]);
        let domain = self.pick(&[
            "example.com",
            "mail.example.org",
            "bücher.example.com",
            "xn--bcher-kva.example.com",
            "sub.dept.example.co.uk",
            "museum.example.net",
            "uni-example.de",
            "travel.example.org",
        ]);
        format!("{given}{tag}@{domain}")
    }

    fn iban(&mut self) -> String {
        let (country, structure) = [
            ("DE", "##################"),
            ("GB", "@@@@##############"),
            ("FR", "#######################"),
            ("NL", "@@@@##########"),
            ("CH", "#################"),
            ("ES", "####################"),
            ("PL", "########################"),
            ("AT", "################"),
            ("SE", "####################"),
            ("NO", "###########"),
        ][self.below(10)];
        let body = self.shape(structure);
        let number = format!("{body}{country}00");
        let remainder = number.chars().fold(0_u64, |remainder, character| match character.to_digit(36) {
            Some(value) if value >= 10 => (remainder * 100 + u64::from(value)) % 97,
            Some(value) => (remainder * 10 + u64::from(value)) % 97,
            None => remainder,
        });
        let account = format!("{country}{:02}{body}", 98 - remainder);
        let separator = self.pick(&["", "", " ", " ", "-"]);
        let account = if self.below(8) == 0 { account.to_lowercase() } else { account };
        let groups: Vec<usize> = account.as_bytes().chunks(4).map(<[u8]>::len).collect();
        grouped(&account, &groups, separator)
    }

    fn address(&mut self) -> String {
        if self.below(5) > 0 {
            let parts: Vec<String> = (0..4).map(|_| (1 + self.below(254)).to_string()).collect();
            return parts.join(".");
        }
        let full = self.shape("2001:db8:~~~~:~~~~:~~~~:~~~~:~~~~:~~~~");
        let short = self.shape("2001:db8::~~~:~~");
        if self.below(2) == 0 { full } else { short }
    }

    fn area(&mut self) -> String {
        format!("{}{}", 2 + self.below(8), self.shape("##"))
    }

    fn phone_us(&mut self) -> String {
        let (area, exchange, line) = (self.area(), self.area(), self.shape("####"));
        match self.below(9) {
            0 => format!("{area}{exchange}{line}"),
            1 | 2 => format!("{area}-{exchange}-{line}"),
            3 => format!("({area}) {exchange}-{line}"),
            4 => format!("({area}){exchange}-{line}"),
            5 => format!("{area}.{exchange}.{line}"),
            6 => format!("{area}-{exchange}-{line}x{}", self.shape("%##")),
            7 => format!("+1-{area}-{exchange}-{line}"),
            _ => format!("001-{area}-{exchange}-{line}x{}", self.shape("%##")),
        }
    }

    fn phone_eu(&mut self) -> String {
        let shape = self.pick(&[
            "07700 9## ###",
            "07700 9#####",
            "(07700) 9#####",
            "+447700 9#####",
            "+41 44 ### ## ##",
            "+41 (0)79 ### ## ##",
            "+46 (0)8 ### ### ##",
            "+46 (0)70 ### ## ##",
            "+49 30 9#####",
            "0170 %######",
            "0221 93 38 #",
            "02.6#.6#.5#.3#",
            "06#-%######",
            "0613-90%####",
            "061 947 8# 9#",
            "082 49# 16##",
            "25 470###",
            "445 6%##",
            "84 23 3#",
            "28-64-27-8#",
            "914 54 9##",
            "(88) 158-1##",
            "(11) 7%##-8###",
            "031-365-3##",
            "077 5138 58##",
            "+91 98########",
            "098########",
            "67 788 0# 8#",
            "21 259 903 5%##",
        ]);
        self.shape(shape)
    }

    fn phone_full(&mut self) -> String {
        let shape = self.pick(&[
            "+1 (415) 555-2###",
            "+44 20 7946 0###",
            "+4930901820##",
            "+33 6 12 34 5# ##",
            "+81 3-1234-5###",
            "+61 2 9876 5###",
            "+55 11 91234-5###",
            "+971 50 123 4###",
            "+358 40 123 4###",
            "(415) 555-2###",
            "415-555-2###",
        ]);
        self.shape(shape)
    }

    fn ssn(&mut self, separator: &str) -> String {
        let area = 1 + self.below(664);
        let (group, serial) = (1 + self.below(99), 1 + self.below(9999));
        format!("{area:03}{separator}{group:02}{separator}{serial:04}")
    }

    fn itin(&mut self) -> String {
        let group = self.pick(&["50", "64", "70", "78", "88", "90", "92", "95"]);
        let separator = self.pick(&["-", "-", "-", " ", ""]);
        format!("{}{separator}{group}{separator}{}", self.shape("9##"), self.shape("%###"))
    }

    /// A pay-to-public-key-hash address.
    fn coin(&mut self) -> String {
        let mut payload = vec![0_u8];
        payload.extend((0..20).map(|_| self.below(256) as u8));
        let check = Sha256::digest(Sha256::digest(&payload));
        payload.extend(&check[..4]);
        base58(&payload)
    }

    /// What is none of these.
    fn noise(&mut self, slot: &str) -> String {
        match slot {
            "AMOUNT" => format!("{}.{} EUR", self.shape("%##"), self.shape("##")),
            "ORDER" => self.shape("%#########"),
            "INVOICE" => format!("2024-{}", self.shape("######")),
            "SMALL" => self.shape("%#"),
            "MS" => self.shape("%##"),
            "STAMP" => {
                format!("2026-{}T1{}:{}.{}Z", self.date(), self.shape("#:3#"), self.shape("2#"), self.shape("###"))
            }
            "DATE" => format!("2025-{}", self.date()),
            "TIME" => format!("1{}:{}5", self.below(10), self.below(6)),
            "YEAR" => format!("20{}", self.shape("##")),
            "VERSION" => self.shape("%.#.1#.#"),
            "LICENCE" => self.shape("%###-##-####"),
            "ZIP" => self.shape("%####"),
            "TRACKING" => format!("1Z{}", self.shape("@#@##@##########")),
            "ISBN" => self.shape("978-3-##-######-#"),
            "SERIAL" => self.shape("@@#-####-%####"),
            "UUID" => self.shape("~~~~~~~~-~~~~-4~~~-8~~~-~~~~~~~~~~~~"),
            "HASH" => self.shape("~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"),
            "DECIMAL" => self.shape("0.####"),
            "METER" => self.shape("%######"),
            "NOTITIN" => self.shape("9##-3#-%###"),
            "NOTIBAN" => {
                let account = self.iban().replace([' ', '-'], "");
                let wrong = if account.ends_with('7') { '1' } else { '7' };
                format!("{}{wrong}", &account[..account.len() - 1])
            }
            "NOTBTC" => {
                let address = self.coin();
                let wrong = if address.ends_with('z') { 'y' } else { 'z' };
                format!("{}{wrong}", &address[..address.len() - 1])
            }
            "NOTSSN" => self.shape("000-##-####"),
            "NOTCARD" => {
                let digits = self.shape("4##############");
                let wrong = (luhn(&digits) as u8 - b'0' + 1) % 10;
                format!("{digits}{wrong}")
            }
            other => panic!("no slot `{other}`"),
        }
    }

    fn date(&mut self) -> String {
        format!("{:02}-{:02}", 1 + self.below(12), 1 + self.below(28))
    }
}

fn luhn(digits: &str) -> char {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, digit)| {
            let value = u32::from(digit - b'0');
            let doubled = if at % 2 == 0 { value * 2 } else { value };
            doubled / 10 + doubled % 10
        })
        .sum();
    char::from(b'0' + ((10 - sum % 10) % 10) as u8)
}

fn grouped(text: &str, groups: &[usize], separator: &str) -> String {
    let mut at = 0;
    let parts = groups.iter().map(|length| {
        at += length;
        &text[at - length..at]
    });
    parts.collect::<Vec<_>>().join(separator)
}

fn base58(bytes: &[u8]) -> String {
    const ALPHABET: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut digits: Vec<u8> = Vec::new();
    for byte in bytes {
        let mut carry = u32::from(*byte);
        for digit in &mut digits {
            carry += u32::from(*digit) << 8;
            *digit = (carry % 58) as u8;
            carry /= 58;
        }
        while carry > 0 {
            digits.push((carry % 58) as u8);
            carry /= 58;
        }
    }
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    std::iter::repeat_n(b'1', zeros)
        .chain(digits.iter().rev().map(|digit| ALPHABET[usize::from(*digit)]))
        .map(char::from)
        .collect()
}
