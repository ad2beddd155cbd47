"""Numbers as Word writes them."""

from __future__ import annotations

import pytest

from ingest.read.docx.counting import counted


@pytest.mark.parametrize(
    ("number", "style", "expected"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (12, "japaneseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1001, "chineseCountingThousand", "一千零一"),
        (10_203, "chineseCountingThousand", "一万零二百零三"),
        (20_000, "chineseCountingThousand", "二万"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (10, "ideographDigital", "一〇"),
        (3, "decimalEnclosedCircleChinese", "③"),
        (21, "decimalEnclosedCircle", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (2, "decimalEnclosedParen", "⑵"),
        (2, "decimalEnclosedFullstop", "⒉"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (14, "upperRoman", "XIV"),
        (4, "lowerRoman", "iv"),
        (27, "lowerLetter", "aa"),
        (11, "ideographTraditional", "甲"),
        (3, "ideographZodiac", "寅"),
        (3, "numberInDash", "- 3 -"),
        (3, "none", ""),
        (3, "someFutureFormat", "3"),
        (-1, "chineseCounting", "-1"),
        (40_000, "upperRoman", "40000"),
        (0, "lowerLetter", ""),
    ],
)
def test_counted(number: int, style: str, expected: str) -> None:
    assert counted(number, style) == expected
