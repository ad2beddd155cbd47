"""What nobody sees goes; line ends and blanks become one kind each."""

from __future__ import annotations

import pytest

from ingest.clean import controls
from tests.ingest.clean.cases import applied


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("\u3000\u3000一、总体\xa0要求", "  一、总体 要求"),
        ("科\u200b技\u00ad创\ufeff新", "科技创新"),
        ("粮食产\ue5d2\ue5cf业", "粮食产业"),  # a print shop's leader dots, in private use
        ("第\ue5e5３号", "第 ３号"),  # GBK's wide blank, in private use
        ("甲\t乙\n丙", "甲\t乙\n丙"),
    ],
)
def test_controls(raw: str, clean: str) -> None:
    assert applied(controls.find, raw) == clean
