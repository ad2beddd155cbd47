"""A field, or an instrument of policy: the measures and things that bear it."""

from __future__ import annotations

from queries.columns import DeadlineColumns, InCharge, MeasureColumns, OtherColumns, PlanColumns, Stated
from queries.query import Code, Page, Query, Word


class FieldParams(Page):
    """The field."""

    field: Word


class FieldMeasuresParams(FieldParams):
    """The field, and filters."""

    plan: Word | None = None
    place: Code | None = None


class FieldMeasuresRow(MeasureColumns, DeadlineColumns, PlanColumns, Stated):
    """A measure in the field."""

    key: str
    fields: list[str]
    kind: str | None
    units: list[InCharge]


class FieldThingsRow(OtherColumns, Stated):
    """A thing in the field."""

    key: str
    field: str
    field_name: str | None
    place: str | None
    source: str | None


class InstrumentParams(Page):
    """The instrument, and filters."""

    instrument: Word
    plan: Word | None = None
    place: Code | None = None


class InstrumentRow(MeasureColumns, DeadlineColumns, PlanColumns, Stated):
    """A measure that uses the instrument."""

    key: str
    instruments: list[str]
    units: list[InCharge]


MEASURES = Query("field/measures", FieldMeasuresParams, FieldMeasuresRow)
THINGS = Query("field/things", FieldParams, FieldThingsRow)
INSTRUMENT = Query("field/instrument", InstrumentParams, InstrumentRow)
