"""How much each feature of a verdict on two names says: for one body above 0, for two below.

The weights explain; they are not added up to decide. A rule decides, because a wrong merge corrupts two nodes: 1 and -1
are the features on which alone a rule decides, the others tell what it leaned on.
"""

from __future__ import annotations

# beginning of the feature → weight; the first that fits
WEIGHTS: tuple[tuple[str, float], ...] = (
    ("equal strings", 1.0),
    ("same id", 1.0),
    ("same title", 1.0),
    ("the same place", 1.0),
    ("trade name", 1.0),
    ("same name written out", 0.95),
    ("same place, same rest", 0.95),
    ("same place, each word of the name", 0.85),
    ("same place and name without the legal form", 0.9),
    ("same without the legal form", 0.9),
    ("the form may stand for this name", 0.85),
    ("place and legal form left out", 0.8),
    ("place left out", 0.8),
    ("a listed company's short name", 0.75),
    ("the group, or a word of its trade, left out", 0.7),
    ("the hospital's own name", 0.85),
    ("the owner's name, and the number", 0.85),
    ("the issuer's own zone", 0.8),
    ("the Academy's institute of the place", 0.85),
    ("the branch in the same division", 0.85),
    ("function", 0.5),
    ("national name", 0.5),
    ("lexicon of unique names", 0.5),
    ("branch of a national body", 0.5),
    ("carries its own place", 0.4),
    ("place", 0.4),
    ("Party body", 0.3),
    ("prefix put in", 0.2),
    ("another place", -1.0),
    ("another function", -1.0),
    ("another institute of the Academy", -1.0),
    ("no name that it fits was in use", -0.9),
    ("one is on trial", -1.0),
    ("another name of the function", -0.9),
    ("names differ", -1.0),
    ("its committee", -1.0),
    ("its office", -1.0),
    ("its section", -1.0),
    ("a section of it", -1.0),
    ("a department of the government", -1.0),
    ("government of", -1.0),
    ("the short name of another", -1.0),
    ("begins with the other's name", -0.9),
    ("same duties, another time", -0.9),
    ("its earlier name", -0.9),
    ("a later body took its place", -0.9),
    ("branches of the central bank", -0.9),
    ("the notice that carries it", -1.0),
    ("collective", -0.8),
    ("no such place", -0.8),
    ("the mention is not resolved", -0.6),
    ("the candidate is not resolved", -0.4),
)


def weight(feature: str) -> float:
    """The weight of a feature; 0.1 for one that only tells how a name was read."""
    return next((w for beginning, w in WEIGHTS if feature.startswith(beginning)), 0.1)
