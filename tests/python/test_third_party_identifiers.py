"""Check digits beside python-stdnum: made numbers, good ones and ones with an error, judged by both."""

from __future__ import annotations

import importlib
import json
import random
from collections.abc import Callable, Iterator

import bastion
import pytest

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NUMBERS = 3_000


def made(pattern: str) -> Callable[[random.Random], str]:
    """Numbers of a pattern: 9 a digit, A a letter, * either, YMD a date, anything else itself."""

    def make(chance: random.Random) -> str:
        year, month, day = chance.randint(0, 99), chance.randint(1, 12), chance.randint(1, 28)
        parts = {"Y": f"{year:02d}", "M": f"{month:02d}", "D": f"{day:02d}"}
        kinds = {"9": DIGITS, "A": LETTERS, "*": DIGITS + LETTERS}
        return "".join(parts.get(sign) or chance.choice(kinds.get(sign, sign)) for sign in pattern)

    return make


# entity: their module, how numbers are made, and the numbers on which the two differ on purpose
CASES: dict[str, tuple[str, str]] = {
    "us_aba_routing": ("us.rtn", "029999999"),
    "us_ssn": ("us.ssn", "999-99-9999"),
    "gb_nhs": ("gb.nhs", "9999999999"),
    "gb_utr": ("gb.utr", "9999999999"),
    "in_aadhaar": ("in_.aadhaar", "999999999999"),
    "in_pan": ("in_.pan", "AAAP*9999A"),
    "in_gstin": ("in_.gstin", "27AAAPA9999A1Z*"),
    "br_cpf": ("br.cpf", "99999999999"),
    "br_cnpj": ("br.cnpj", "**********0199"),
    "mx_curp": ("mx.curp", "XEXXYMDHNEXXX99"),
    "ar_cuit": ("ar.cuit", "20999999999"),
    "cl_rut": ("cl.rut", "199999999"),
    "ca_sin": ("ca.sin", "999999999"),
    "au_tfn": ("au.tfn", "999999999"),
    "au_abn": ("au.abn", "99999999999"),
    "au_acn": ("au.acn", "999999999"),
    "es_nif": ("es.nif", "99999999A"),
    "es_nie": ("es.nie", "X9999999A"),
    "it_codice_fiscale": ("it.codicefiscale", "AAAAAAYADA999A"),
    "it_partita_iva": ("it.iva", "99999990159"),
    "de_steuer_id": ("de.idnr", "99999999999"),
    "fr_nir": ("fr.nir", "1YM9999999999"),
    "nl_bsn": ("nl.bsn", "999999999"),
    "pl_pesel": ("pl.pesel", "YMD99999"),
    "ro_cnp": ("ro.cnp", "1YMD139999"),
    "se_personnummer": ("se.personnummer", "19YMD-9999"),
    "no_fodselsnummer": ("no.fodselsnummer", "DMY49999"),
    "fi_hetu": ("fi.hetu", "DMY-999*"),
    "bg_egn": ("bg.egn", "YMD9999"),
    "hr_oib": ("hr.oib", "99999999999"),
    "kr_rrn": ("kr.rrn", "YMD1019999"),
    "jp_my_number": ("jp.in_", "999999999999"),
    "cn_resident_id": ("cn.ric", "11010119YMD9999"),
    "th_id": ("th.pin", "1999999999999"),
    "tr_tckn": ("tr.tckimlik", "99999999999"),
    "za_id": ("za.idnr", "YMD9999089"),
    "isin": ("isin", "US9999999999"),
    "lei": ("lei", "******************99"),
    "iban": ("iban", "NL99ABNA9999999999"),
    "bitcoin_address": ("bitcoin", "1**************"),
    "imei": ("imei", "999999999999999"),
}


def numbers(entity: str) -> Iterator[str]:
    """Made numbers, and good ones: the last characters are tried until theirs says yes."""
    theirs, pattern = CASES[entity]
    module = importlib.import_module(f"stdnum.{theirs}")
    chance = random.Random(entity)
    make = made(pattern)
    for _ in range(NUMBERS // 10):
        number = make(chance)
        yield number
        for last in DIGITS + LETTERS:
            candidate = number[:-1] + last
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
        # beginnings that no bank, no month, no person has
        or (entity == "us_aba_routing" and not (0 <= int(digits[:2] or 99) <= 12))
        or (entity == "fr_nir" and not 1 <= int(digits[3:5] or 0) <= 12)
        # the last letters of the alphabet mean foreigners, whose numbers come later
        or (entity == "mx_curp" and number[:4] != "XEXX")
        # coordination numbers
        or (entity == "se_personnummer" and int(digits[6:8] or 0) > 60)
        # birth before 1855 is theirs alone
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
    assert sum(theirs) >= NUMBERS // 100, "too few valid numbers to compare"
