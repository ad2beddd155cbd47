"""`kechuang query`: any named query, with its parameters, as a table, JSON or CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.errors import UsageError
from ontology.messages import language, say

if TYPE_CHECKING:
    from queries.query import Query


def query(
    name: Annotated[str | None, typer.Argument(help=say("cli.query.name"))] = None,
    parameter: Annotated[list[str] | None, typer.Option("-p", "--parameter", help=say("cli.query.parameter"))] = None,
    form: Annotated[str, typer.Option("--format", help=say("cli.query.format"))] = "table",
    contacts: Annotated[bool, typer.Option("--contacts", help=say("cli.contacts"))] = False,
    list_: Annotated[bool, typer.Option("--list", help=say("cli.query.list"))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=say("cli.json"))] = False,
) -> None:
    """Answer a named query."""
    from cli import output
    from queries import all_queries

    queries = all_queries()
    form = "json" if as_json else form
    if form not in output.FORMATS:
        raise UsageError("cli.query.bad_format", form=form)
    if list_ or name is None:
        rows = [
            {"name": n, "question": q.question(language()), "parameters": list(q.params.model_fields)}
            for n, q in sorted(queries.items())
        ]
        output.FORMATS[form](rows)
        return
    if name not in queries:
        raise UsageError("cli.query.unknown", name=name)
    answer(name, dict(pair(p) for p in parameter or []), form, contacts=contacts)


def answer(name: str, given: dict[str, str], form: str, *, contacts: bool) -> None:
    """Ask the store one query and show its rows; parameters that name a thing take a name or an id."""
    from cli import output
    from cli.names import resolved
    from cli.opened import opened
    from ontology.types.contact import covered
    from queries import all_queries

    question = all_queries()[name]
    checked(question, given)  # before a store is opened for nothing
    with opened() as store:
        params = checked(question, resolved(store, given))
        rows = [row.model_dump(mode="json") for row in store.ask(question, params)]
    rows = rows if contacts else covered(rows)
    output.FORMATS[form](rows, question.table if form == "table" else question.columns)
    if not rows:
        output.note("cli.query.empty")


def checked(question: Query[Any, Any], given: dict[str, str]) -> Any:
    """The parameters as the query's own type, a list's values between commas; a usage error names the first misfit."""
    from pydantic import ValidationError

    from queries.misfit import Misfit

    fields = question.params.model_fields
    several = {name for name, field in fields.items() if str(field.annotation).startswith("list")}
    try:
        return question.params.model_validate(
            {name: value.split(",") if name in several else value for name, value in given.items()}
        )
    except ValidationError as error:
        misfit = Misfit(error.errors()[0])
        parameter = misfit.parameter or question.name
        raise UsageError("cli.query.bad_parameter", parameter=parameter, why=misfit) from error


def pair(text: str) -> tuple[str, str]:
    """`name=value` as given after `-p`."""
    key, equals, value = text.partition("=")
    if not equals:
        raise UsageError("cli.query.bad_pair", text=text)
    return key, value
