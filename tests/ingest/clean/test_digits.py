"""A substitution of digits is solved from the stated period, and only where years that cannot be are a habit."""

from __future__ import annotations

from ingest.clean import digits
from ingest.clean.replay import replay
from ingest.text import Text

STATED = "江澜省服务业行动方案（2021—2023）"
BODY = "0402年全面推开。0400年实现突破。0403年达到60%以上。"


def test_the_key_is_found_and_applied() -> None:
    key = digits.key(STATED + BODY)
    assert key == "0=2,2=1,3=3,4=0"
    text = f"{STATED}{BODY}形成04个平台，优选244家企业，5G、B2B。4.0402年启动。增长4.2%。"
    repaired = Text.verbatim(text).apply(digits.find(text, key), "digits").string
    assert repaired == (
        f"{STATED}2021年全面推开。2022年实现突破。2023年达到60%以上。"
        "形成20个平台，优选100家企业，5G、B2B。4.2021年启动。增长4.2%。"
    )
    assert replay("0402", f"digits({key})") == "2021"
    assert replay("2ꎮ0400", f"forms+digits({key})") == "2.2022"  # the 年 that followed is not in the slice


def test_no_period_no_habit_no_key() -> None:
    assert digits.key(BODY) == ""
    assert digits.key(STATED + "0402年全面推开。") == ""
    assert digits.key(STATED + "2021年、2022年、2023年。") == ""
    assert digits.key("（2021—2023）" + "0402年0400年0403年0404年0405年") == ""
