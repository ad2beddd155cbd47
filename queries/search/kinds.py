"""What a query's parameter may name: the parameter → the labels of which a thing must bear one."""

from __future__ import annotations

UNIT = ("Actor", "Platform", "Zone")  # who acts: laboratories and parks too
PLATFORM = ("Platform", "Zone", "Fund")
PLAN = ("Plan",)
INDICATOR = ("Indicator",)
PLACE = ("Place",)

FIELD = ("Field",)
INSTRUMENT = ("Instrument",)
DESIGNATION = ("Designation",)
ZONE = ("Zone",)
FUND = ("Fund", "Program", "Actor")
ANY = ("Entity", "Concept")

BY_PARAMETER = {
    "unit": UNIT,
    "platform": PLATFORM,
    "plan": PLAN,
    "indicator": INDICATOR,
    "field": FIELD,
    "instrument": INSTRUMENT,
    "designation": DESIGNATION,
    "zone": ZONE,
    "fund": FUND,
    "source": ANY,
    "target": ANY,
}
