"""The errors of the command line.

CliError
└── UsageError      what was asked for cannot be done; exit code 2
"""

from __future__ import annotations

from ontology.errors import KechuangError


class CliError(KechuangError):
    """Something went wrong between the person and the product."""


class UsageError(CliError):
    """What was asked for cannot be done; the message says how to ask."""

    exit_code = 2
