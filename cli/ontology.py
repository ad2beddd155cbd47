"""`kechuang ontology build|check|docs`: the files that are derived from the ontology's declaration."""

from __future__ import annotations


def build() -> None:
    """Write the derived files again."""
    from cli import output
    from ontology.build import build as derive

    for path in derive():
        output.line("cli.ontology.written", path=path)
    output.line("cli.ontology.current")


def check() -> None:
    """Lint the declaration and compare the derived files with it; exit 1 where they differ."""
    import typer

    from cli import output
    from ontology.build import build as derive

    stale = derive(check=True)
    for path in stale:
        output.note("cli.ontology.stale", path=path)
    if stale:
        raise typer.Exit(1)
    output.line("cli.ontology.current")


def docs() -> None:
    """Print the ontology's documentation page."""
    from ontology.build import documentation

    print(documentation())
