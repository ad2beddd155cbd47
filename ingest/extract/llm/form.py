"""What the model is asked, and the form of its answer."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ingest.records import Facts, Passage, Role

Words = Annotated[str, Field(max_length=400)]


class Said(BaseModel):
    """What every fact of an answer carries: the words of the passage that state it."""

    model_config = ConfigDict(extra="forbid")

    quote: Annotated[str, Field(max_length=2000)]


class SaidResponsibility(Said):
    """A unit charged with the task; `label` is the passage's own word for the role."""

    unit: Words
    role: Role
    label: Words


class SaidFigure(Said):
    """A figure aimed at or reached; `number` as written, with its magnitude and unit."""

    indicator: Words
    number: Words
    kind: Literal["target", "observation"]
    change: Literal["level", "growth", "net_increment", "gross_increment"]
    year: int | None


class Answer(BaseModel):
    """All that a passage states."""

    model_config = ConfigDict(extra="forbid")

    responsibilities: Annotated[list[SaidResponsibility], Field(max_length=60)]
    figures: Annotated[list[SaidFigure], Field(max_length=60)]


INSTRUCTIONS = """\
你从中国科技政策文件的一个段落中摘取事实，只输出 JSON。
responsibilities：被段落要求承担任务的单位。unit 逐字照抄单位名称；label 照抄段落中表示角色的词；
role 取 lead（牵头）、responsible（负责）、remit（按职责）、support（配合、参与）、guide（指导）、
oversee（督查）、territorial（属地）。
figures：要达到（target）或已达到（observation）的数量。indicator 照抄所计之物的名词短语；
number 照抄数字及其数量级和单位；year 为段落写明的年份，没有则为 null；
change：存量或总量为 level，增长率为 growth，净增为 net_increment，新增为 gross_increment。
补助金额、比例和申报门槛不是 figures。
quote 逐字照抄陈述该事实的原文。段落没有说的不要写；没有就给空列表。"""


def question(facts: Facts, passage: Passage) -> list[dict[str, str]]:
    """The messages for one passage, with the title and the headings that it stands under."""
    place = " / ".join((facts.tree.head.title or "", *passage.path)).strip(" /")
    columns = f"列：{'｜'.join(passage.columns)}\n" if passage.columns else ""
    return [
        {"role": "system", "content": INSTRUCTIONS},
        {"role": "user", "content": f"位置：{place}\n{columns}段落：\n{passage.text}"},
    ]


def response_format() -> dict[str, Any]:
    """The answer's form, as the endpoint takes it."""
    schema = Answer.model_json_schema()
    return {"type": "json_schema", "json_schema": {"name": "facts", "strict": True, "schema": schema}}
