"""What a query's parameter may name: the parameter → the labels of which a thing must bear one."""

from __future__ import annotations

UNIT = ("Actor", "Platform", "Zone")  # who acts: laboratories and parks too
PLATFORM = ("Platform", "Zone", "Fund")
PLAN = ("Plan",)
INDICATOR = ("Indicator",)
PLACE = ("Place",)

BY_PARAMETER = {"unit": UNIT, "platform": PLATFORM, "plan": PLAN, "indicator": INDICATOR}
