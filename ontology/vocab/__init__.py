"""Concept vocabularies: indicators, fields, instruments and designations, from the TSV files beside this module.

    from ontology.vocab import designation_for, fields_in, indicator_for

Each file is read once. Aliases are matched after `key` has folded what means nothing: width, quotes, white space,
R&D and 研究与试验发展 for 研发, a leading 全市, a closing 数量. SOURCES.md says where the lists come from.
"""

from ontology.vocab.concepts import (
    Designation,
    Field,
    Indicator,
    Instrument,
    designation_for,
    designations,
    fields,
    indicator_for,
    indicators,
    instruments,
    key,
)
from ontology.vocab.match import Found, fields_in, find_fields, find_instruments

__all__ = [
    "Designation",
    "Field",
    "Found",
    "Indicator",
    "Instrument",
    "designation_for",
    "designations",
    "fields",
    "fields_in",
    "find_fields",
    "find_instruments",
    "indicator_for",
    "indicators",
    "instruments",
    "key",
]
