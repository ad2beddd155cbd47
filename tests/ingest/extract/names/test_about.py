"""The verb that governs a named thing."""

from __future__ import annotations

import pytest

from ingest.extract.names.about import action_at
from ingest.extract.names.sentence import Sentence


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("支持【云渚实验室】争创国家实验室", "support"),
        ("高标准建设【青浦湾科学城】,", "build"),
        ("推进【青浦湾科学城】建设。", "build"),
        ("推进甲平台、【乙平台】等平台建设", "build"),
        ("组建【云渚研究院】", "establish"),
        ("争创【国家级先导区】", "bid"),
        ("推动【临沅高新区】扩区", "upgrade"),
        ("整合【甲中心】和乙中心", "merge"),
        ("引进【云渚大学】分校", "attract"),
        ("制定《【云渚市条例】》", "formulate"),
        ("深入实施“【飞鱼行动】”", "implement"),
        ("对【临沅高新区】考核", "evaluate"),
        ("积极参与【长三角共同体】", "participate"),
        ("撤销【云渚中心】", "abolish"),
        ("建设平台。【云渚实验室】发布成果", None),
        ("面向应用型【云渚大学】", None),
    ],
)
def test_action(text: str, action: str | None) -> None:
    start, end = text.index("【"), text.index("】") - 1
    assert action_at(Sentence(text.replace("【", "").replace("】", "")), start, end)[0] == action


def test_negative() -> None:
    assert action_at(Sentence("不再支持云渚中心"), 4, 8) == ("support", True)
    assert action_at(Sentence("继续支持云渚中心"), 4, 8) == ("support", False)
