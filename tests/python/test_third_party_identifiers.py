"""Check digits beside python-stdnum: made numbers, good ones and ones with an error, judged by both."""

from __future__ import annotations

import hashlib
import importlib
import itertools
import json
import random
from collections.abc import Callable, Iterator

import bastion
import pytest

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
NUMBERS = 200


def made(pattern: str) -> Callable[[random.Random], str]:
    """Numbers of a pattern: 9 a digit, A a letter, * either, YMD a date, anything else itself."""

    def make(chance: random.Random) -> str:
        year, month, day = chance.randint(0, 99), chance.randint(1, 12), chance.randint(1, 28)
        parts = {"Y": f"{year:02d}", "M": f"{month:02d}", "D": f"{day:02d}"}
        kinds = {"9": DIGITS, "A": LETTERS, "*": DIGITS + LETTERS}
        return "".join(parts.get(sign) or chance.choice(kinds.get(sign, sign)) for sign in pattern)

    return make


# entity: their module, how numbers are made, and where the check characters stand
CASES: dict[str, tuple[str, str, slice]] = {
    "us_aba_routing": ("us.rtn", "029999999", slice(-1, None)),
    "us_ssn": ("us.ssn", "999-99-9999", slice(-1, None)),
    "gb_nhs": ("gb.nhs", "9999999999", slice(-1, None)),
    "gb_utr": ("gb.utr", "9999999999", slice(-1, None)),
    "in_aadhaar": ("in_.aadhaar", "999999999999", slice(-1, None)),
    "in_pan": ("in_.pan", "AAAP*9999A", slice(-1, None)),
    "in_gstin": ("in_.gstin", "27AAAPA9999A1Z*", slice(-1, None)),
    "br_cpf": ("br.cpf", "99999999999", slice(-2, None)),
    "br_cnpj": ("br.cnpj", "************99", slice(-2, None)),
    "mx_curp": ("mx.curp", "XEXXYMDHNEXXX99", slice(-1, None)),
    "ar_cuit": ("ar.cuit", "20999999999", slice(-1, None)),
    "cl_rut": ("cl.rut", "199999999", slice(-1, None)),
    "ca_sin": ("ca.sin", "999999999", slice(-1, None)),
    "au_tfn": ("au.tfn", "999999999", slice(-1, None)),
    "au_abn": ("au.abn", "99999999999", slice(0, 2)),
    "au_acn": ("au.acn", "999999999", slice(-1, None)),
    "es_nif": ("es.nif", "99999999A", slice(-1, None)),
    "es_nie": ("es.nie", "X9999999A", slice(-1, None)),
    "it_codice_fiscale": ("it.codicefiscale", "AAAAAAYADA999A", slice(-1, None)),
    "it_partita_iva": ("it.iva", "99999990159", slice(-1, None)),
    "de_steuer_id": ("de.idnr", "99999999999", slice(-1, None)),
    "fr_nir": ("fr.nir", "1YM9999999999", slice(-2, None)),
    "nl_bsn": ("nl.bsn", "999999999", slice(-1, None)),
    "pl_pesel": ("pl.pesel", "YMD99999", slice(-1, None)),
    "ro_cnp": ("ro.cnp", "1YMD139999", slice(-1, None)),
    "se_personnummer": ("se.personnummer", "19YMD-9999", slice(-1, None)),
    "no_fodselsnummer": ("no.fodselsnummer", "DMY49999", slice(-2, None)),
    "fi_hetu": ("fi.hetu", "DMY-999*", slice(-1, None)),
    "bg_egn": ("bg.egn", "YMD9999", slice(-1, None)),
    "hr_oib": ("hr.oib", "99999999999", slice(-1, None)),
    "kr_rrn": ("kr.rrn", "YMD1019999", slice(-1, None)),
    "jp_my_number": ("jp.in_", "999999999999", slice(-1, None)),
    "cn_resident_id": ("cn.ric", "11010119YMD9999", slice(-1, None)),
    "th_id": ("th.pin", "1999999999999", slice(-1, None)),
    "tr_tckn": ("tr.tckimlik", "99999999999", slice(-2, None)),
    "za_id": ("za.idnr", "YMD9999089", slice(-1, None)),
    "isin": ("isin", "US9999999999", slice(-1, None)),
    "lei": ("lei", "******************99", slice(-2, None)),
    "iban": ("iban", "NL99ABNA9999999999", slice(2, 4)),
    "bitcoin_address": ("bitcoin", "1**************", slice(-1, None)),
    "imei": ("imei", "999999999999999", slice(-1, None)),
}


def steuer_id(chance: random.Random) -> str:
    """Ten digits of which one stands twice, and a check digit."""
    digits = chance.sample(DIGITS, 9)
    digits.append(chance.choice(digits))
    chance.shuffle(digits)
    return "".join(digits) + "0"


def bitcoin_address(chance: random.Random) -> str:
    """A version, twenty bytes and a checksum in base 58."""
    payload = bytes([chance.choice([0, 5])]) + chance.randbytes(20)
    number = int.from_bytes(payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4])
    text = ""
    while number:
        number, digit = divmod(number, 58)
        text = BASE58[digit] + text
    return "1" * (len(payload) - len(payload.lstrip(b"\0"))) + text


MAKERS: dict[str, Callable[[random.Random], str]] = {"bitcoin_address": bitcoin_address, "de_steuer_id": steuer_id}


def numbers(entity: str) -> Iterator[str]:
    """Made numbers, good ones whose check characters were tried until theirs says yes, and those with an error."""
    theirs, pattern, place = CASES[entity]
    module = importlib.import_module(f"stdnum.{theirs}")
    chance = random.Random(entity)
    make = MAKERS.get(entity) or made(pattern)
    for _ in range(NUMBERS):
        number = make(chance)
        yield number
        signs = list(number)
        length = len(signs[place])
        checks = itertools.product(DIGITS if length == 2 else DIGITS + LETTERS, repeat=length)
        for check in checks if entity != "bitcoin_address" else [tuple(signs[place])]:
            signs[place] = check
            candidate = "".join(signs)
            yield candidate
            if module.is_valid(candidate):
                at = chance.randrange(len(candidate))
                yield candidate[:at] + chance.choice(DIGITS) + candidate[at + 1 :]
                break


def differs_on_purpose(entity: str, number: str) -> bool:
    """What this project decided otherwise."""
    digits = "".join(sign for sign in number if sign.isdigit())
    return (
        # nobody's: zeros only, one digit repeated
        set(digits) <= {"0"}
        or (entity == "br_cpf" and len(set(digits)) == 1)
        # beginnings that no bank has
        or (entity == "us_aba_routing" and not 0 <= int(digits[:2]) <= 12)
        or (entity == "au_abn" and digits[0] == "0")
        # months that nobody is born in, and kinds of numbers that nobody has
        or (entity == "fr_nir" and not (number[0] in "123478" and 1 <= int(digits[3:5]) <= 12))
        # centuries before the number was thought of
        or (entity == "cn_resident_id" and not 1800 <= int(digits[6:10]) < 2200)
        or (entity == "se_personnummer" and (digits[:2] not in ("18", "19", "20") or int(digits[6:8]) > 60))
        # given for a while, in hospitals: a person's all the same
        or (entity == "fi_hetu" and digits[6:9] >= "900")
        # ISO 17442: the check characters are digits
        or (entity == "lei" and not number[-2:].isdigit())
        or (entity == "cl_rut" and int(digits[:-1] or 0) < 1_000_000)
    )


@pytest.mark.parametrize("entity", sorted(CASES))
def test_check_digits_as_python_stdnum_has_them(entity: str) -> None:
    module = importlib.import_module(f"stdnum.{CASES[entity][0]}")
    tried = [number for number in numbers(entity) if not differs_on_purpose(entity, number)]
    document = json.dumps({"entity": entity, "values": tried}).encode()
    ours = json.loads(bastion.call_json("privacy.validate", document))["valid"]
    theirs = [module.is_valid(number) for number in tried]
    wrong = [number for number, mine, other in zip(tried, ours, theirs, strict=True) if mine != other]
    assert not wrong, f"{len(wrong)} of {len(tried)}: {wrong[:10]}"
    assert sum(theirs) >= NUMBERS // 4, "too few valid numbers to compare"
