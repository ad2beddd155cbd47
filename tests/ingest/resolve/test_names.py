"""Names of their own in context: the place that they carry, else the document's."""

from __future__ import annotations

import pytest

from ingest.resolve.expand import canonical, expand
from ingest.resolve.indicators import resolve_indicator
from ingest.resolve.names import resolve_name
from ontology.model import ontology
from tests.ingest.resolve.builders import context


@pytest.mark.parametrize(
    ("code", "name", "cls", "node"),
    [
        ("330100", "科技大市场", "ServicePlatform", "platform:330100:科技大市场"),
        ("330400", "科技大市场", "ServicePlatform", "platform:330400:科技大市场"),
        ("330400", "杭州科技大市场", "ServicePlatform", "platform:330100:杭州科技大市场"),
        ("330400", "省科技大市场", "ServicePlatform", "platform:330000:浙江省科技大市场"),
        ("330400", "之江实验室", "Laboratory", "platform:000000:之江实验室"),
        ("330100", "生命科学和生物医学浙江省实验室", "Laboratory", "platform:000000:西湖实验室"),
        ("210100", "沈阳高新区", "Park", "zone:210100:沈阳高新技术产业开发区"),
        ("210100", "长三角一体化示范区", "Region", "zone:000000:长三角一体化示范区"),
        ("330000", "阿里巴巴云渚基地", "ServicePlatform", "platform:330000:阿里巴巴云渚基地"),
        ("330400", "云淞实验室", "Laboratory", "platform:330000:云淞实验室"),
        ("330000", "云淞实验室", "Laboratory", "platform:330000:云淞实验室"),
        ("330400", "人工智能实验室", "Laboratory", "platform:330400:人工智能实验室"),
        ("330000", "余杭未来科技城", "Park", "zone:330110:余杭未来科技城"),
        ("330100", "未来科技城", "Park", "zone:330100:未来科技城"),
        ("330000", "中国科大", "University", "actor:000000:中国科学技术大学"),
        ("330000", "省科技厅", "GovernmentUnit", "unit:330000:浙江省科学技术厅"),
        ("330000", "云渚有限公司", "Enterprise", "actor:330000:云渚有限公司"),
        ("330000", "高新技术企业", "Designation", "designation:高新技术企业"),
        (None, "科技大市场", "ServicePlatform", "platform:doc:科技大市场"),
    ],
)
def test_resolve_name(code: str | None, name: str, cls: str, node: str) -> None:
    found = resolve_name(name, cls, context(code))
    assert found.id == node
    assert found.features


def test_every_class_of_named_things_has_a_family() -> None:
    known = ontology()
    for name in (*known.below("Entity"), *known.below("Concept")):
        if name not in ("Entity", "Concept", "GovernmentUnit", "Actor"):
            assert resolve_name("云渚一号", name, context("330000")).id


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("杭州高新区管委会", "杭州高新技术产业开发区管理委员会"),
        ("领导小组办", "领导小组办公室"),
        ("领导小组办公室", "领导小组办公室"),
        ("中船重工七一一所", "中国船舶重工711所"),
        ("中科院金属所", "中国科学院金属研究所"),
        ("上海大学", "上海大学"),
        ("北京理工大学", "北京理工大学"),
    ],
)
def test_expand(short: str, long: str) -> None:
    assert expand(short) == long
    assert canonical(canonical(short)) == canonical(short)


@pytest.mark.parametrize(
    ("phrase", "node", "resolved"),
    [
        ("研发投入强度", "indicator:全社会研发经费投入强度", True),
        ("嘉兴市研发投入强度", "indicator:全社会研发经费投入强度", True),
        ("云渚指数", "indicator:doc:云渚指数", False),
        ("", "indicator:doc:-", False),
    ],
)
def test_resolve_indicator(phrase: str, node: str, resolved: bool) -> None:
    found = resolve_indicator(phrase, context("330000"))
    assert (found.id, found.resolved) == (node, resolved)
