"""Presidio on a corpus: what its pattern recognisers find, and how fast. Called by redaction.rs with a file of JSON.

In: {"texts": [...], "log": "..."}. Out: for each way to run it a name, the seconds of processor time for the texts and
for the log, and per text what was found, as [entity, start, end, score] in characters.
"""

import json
import sys
import time

import spacy
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import (
    CreditCardRecognizer,
    CryptoRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    PhoneRecognizer,
    UsItinRecognizer,
    UsSsnRecognizer,
)

SHARED = {
    "CREDIT_CARD": "credit_card",
    "CRYPTO": "bitcoin_address",
    "EMAIL_ADDRESS": "email",
    "IBAN_CODE": "iban",
    "IP_ADDRESS": "ip",
    "PHONE_NUMBER": "phone",
    "US_ITIN": "us_itin",
    "US_SSN": "us_ssn",
}
RECOGNIZERS = (
    CreditCardRecognizer,
    CryptoRecognizer,
    EmailRecognizer,
    IbanRecognizer,
    IpRecognizer,
    PhoneRecognizer,
    UsItinRecognizer,
    UsSsnRecognizer,
)


class NoLanguage(NlpEngine):
    """An engine that reads nothing: patterns alone."""

    def load(self):
        pass

    def is_loaded(self):
        return True

    def process_text(self, text, language):
        return NlpArtifacts([], [], [], [], self, language)

    def process_batch(self, texts, language, **_):
        return ((text, self.process_text(text, language)) for text in texts)

    def is_stopword(self, word, language):
        return False

    def is_punct(self, word, language):
        return False

    def get_supported_entities(self):
        return []

    def get_supported_languages(self):
        return ["en"]


class BlankLanguage(SpacyNlpEngine):
    """spaCy's tokenizer without a model, which is what words of context need."""

    def __init__(self):
        super().__init__(models=[{"lang_code": "en", "model_name": "blank"}])
        self.nlp = {"en": spacy.blank("en")}

    def load(self):
        pass


def eight():
    registry = RecognizerRegistry()
    for recognizer in RECOGNIZERS:
        registry.add_recognizer(recognizer())
    return registry


def default():
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    registry.remove_recognizer("SpacyRecognizer")
    return registry


def measure(name, engine, entities, corpus):
    # lists that are loaded on first use are not what is measured
    engine.analyze("warm up 415-555-2671 jo@example.com", language="en", entities=entities)
    start = time.process_time()
    found = [engine.analyze(text, language="en", entities=entities) for text in corpus["texts"]]
    texts = time.process_time() - start
    start = time.process_time()
    engine.analyze(corpus["log"], language="en", entities=entities)
    log = time.process_time() - start
    findings = [
        [[SHARED[one.entity_type], one.start, one.end, one.score] for one in ones if one.entity_type in SHARED]
        for ones in found
    ]
    return {"name": name, "texts_s": texts, "log_s": log, "findings": findings}


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        corpus = json.load(file)
    shared = list(SHARED)
    ways = [
        ("8 entities, patterns alone", AnalyzerEngine(registry=eight(), nlp_engine=NoLanguage()), shared),
        ("8 entities, tokens for context", AnalyzerEngine(registry=eight(), nlp_engine=BlankLanguage()), shared),
        ("default recognisers, patterns alone", AnalyzerEngine(registry=default(), nlp_engine=NoLanguage()), None),
    ]
    json.dump([measure(name, engine, entities, corpus) for name, engine, entities in ways], sys.stdout)


if __name__ == "__main__":
    main()
