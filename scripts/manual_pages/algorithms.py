"""A page for every algorithm: what it asks and gives, from the algorithm itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsProcessingAlgorithm, QgsProcessingParameterDefinition

from manual_pages.examples import EXAMPLES, FILES
from manual_pages.wording import cell, default, kind, markdown

PROVIDER = "werklocaties"
KINDS = {"float": "getal", "int": "geheel getal", "str": "tekst"}
#: Where the output with the fields of an algorithm is called otherwise.
MAIN = {"checkterrains": "ISSUES"}
#: Stands in tests/data/interface.json for the prefix that the user gives.
CUSTOM = "nnn_"
#: The order of the groups in the manual.
GROUPS = ("data", "conflicts", "balance", "report")


def page(
    algorithm: QgsProcessingAlgorithm,
    help_text: str,
    fields: dict[str, Any],
    titles: dict[str, str],
    more: Iterable[str] = (),
) -> str:
    """The page of an algorithm as Markdown.

    Args:
        help_text: its help as HTML.
        fields: fields and tables as tests/data/interface.json has them.
        titles: Dutch title of each field.
        more: what only this algorithm has to show.
    """
    name = algorithm.name()
    parts = [
        f"# {algorithm.displayName()}",
        f"{algorithm.shortDescription()}.",
        f"Groep *{algorithm.group()}* in de toolbox · op de opdrachtregel `{PROVIDER}:{name}`",
        f"![Het venster van {algorithm.displayName()}](../images/dialoog-{name}.png)",
        "## Wat het doet",
        markdown(help_text),
        "## Wat u opgeeft",
        "Wat vet staat is nodig; de rest mag u laten zoals het is.",
        *_inputs(algorithm),
        "## Wat u krijgt",
        *_outputs(algorithm, fields, titles),
        *more,
        "## Op de opdrachtregel",
        *_command(name),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _inputs(algorithm: QgsProcessingAlgorithm) -> Iterator[str]:
    given = [each for each in algorithm.parameterDefinitions() if not each.isDestination()]
    folded = Qgis.ProcessingParameterFlag.Advanced
    yield _parameters([each for each in given if not each.flags() & folded])
    if more := [each for each in given if each.flags() & folded]:
        yield "### Onder Geavanceerde parameters"
        yield _parameters(more)


def _parameters(parameters: list[QgsProcessingParameterDefinition]) -> str:
    rows = ["| in het venster | naam | soort | standaard | uitleg |", "|---|---|---|---|---|"]
    for each in parameters:
        needed = not each.flags() & Qgis.ProcessingParameterFlag.Optional and not default(each)
        title = f"**{cell(each.description())}**" if needed else cell(each.description())
        columns = (title, f"`{each.name()}`", cell(kind(each)), cell(default(each)), cell(each.help()))
        rows.append("| " + " | ".join(columns) + " |")
    return "\n".join(rows)


def _outputs(algorithm: QgsProcessingAlgorithm, fields: dict[str, Any], titles: dict[str, str]) -> Iterator[str]:
    main = MAIN.get(algorithm.name(), "OUTPUT")
    tables = {main: fields.get("fields", {}), **fields.get("tables", {})}
    for parameter in algorithm.parameterDefinitions():
        if parameter.isDestination():
            optional = parameter.flags() & Qgis.ProcessingParameterFlag.Optional
            asked = " Wordt alleen gemaakt als u erom vraagt." if optional else ""
            yield f"### {parameter.description()} (`{parameter.name()}`)"
            yield f"{parameter.help()}{asked}"
            if columns := tables.get(parameter.name().upper()):
                yield _fields(columns, titles)
    if numbers := [each for each in algorithm.outputDefinitions() if each.type() == "outputNumber"]:
        yield "### Kerncijfers"
        yield "Voor modellen en scripts, en in het logboek onder *Resultaten*."
        rows = [f"| `{each.name()}` | {cell(each.description())} |" for each in numbers]
        yield "\n".join(["| naam | betekenis |", "|---|---|", *rows])


def _fields(columns: dict[str, str], titles: dict[str, str]) -> str:
    rows = [f"| `{_called(name)}` | {cell(_meaning(name, titles))} | {KINDS[kind]} |" for name, kind in columns.items()]
    return "\n".join(["| veld | betekenis | soort |", "|---|---|---|", *rows])


def _called(field: str) -> str:
    """A field under the prefix that the user chooses is called as in the example."""
    return field.replace(CUSTOM, f"{EXAMPLES['conflictcustom']['THEME']}_")


def _meaning(field: str, titles: dict[str, str]) -> str:
    if not field.startswith(CUSTOM):
        return titles[field]
    of_a_theme = titles.get(
        field.replace(CUSTOM, "n2000_"), "object met de grootste overlap, anders het dichtstbijzijnde"
    )
    return "Eigen thema: " + of_a_theme.split(": ")[-1]


def _command(name: str) -> Iterator[str]:
    yield (
        "Zo draait het op de demoprovincie, vanuit een map met `demoprovincie.gpkg` erin "
        "([meer over de opdrachtregel](../automatiseren/opdrachtregel.md)):"
    )
    inputs = json.dumps({"inputs": EXAMPLES[name]}, ensure_ascii=False, indent=2)
    yield f"```bash\nqgis_process run {PROVIDER}:{name} - < invoer.json\n```"
    yield f"met in `invoer.json`\n\n```json\n{inputs}\n```"
    for file, text in FILES.items():
        if file in inputs:
            yield f"en in `{file}`\n\n```\n{text}```"


def overview(algorithms: list[QgsProcessingAlgorithm]) -> str:
    """The list of all pages, by group."""
    parts = [
        "# Alle analyses",
        "Elke analyse staat in QGIS onder *Processing → Toolbox → Werklocaties*. Deze bladzijden zijn gemaakt uit de "
        "plugin zelf, dus namen, standaardwaarden en velden zijn die van deze versie.",
    ]
    for group in sorted({each.groupId() for each in algorithms}, key=_place):
        members = sorted((each for each in algorithms if each.groupId() == group), key=lambda each: each.displayName())
        parts.append(f"## {members[0].group()}")
        rows = [f"| [{each.displayName()}]({each.name()}.md) | {cell(each.shortDescription())} |" for each in members]
        parts.append("\n".join(["| analyse | wat zij beantwoordt |", "|---|---|", *rows]))
    return "\n\n".join(parts) + "\n"


def _place(group: str) -> tuple[int, str]:
    return (GROUPS.index(group) if group in GROUPS else len(GROUPS), group)


def functions(folder: Path) -> str:
    """One page for the functions in expressions."""
    parts = [
        "# Functies in expressies",
        "In de veldberekening, in labels en in filters van QGIS staan deze functies onder *Werklocaties*. Zij werken "
        "ook zonder scherm, in `qgis_process`.",
    ]
    for path in sorted(folder.glob("wl_*.html")):
        text = markdown(path.read_text(encoding="utf-8"))
        parts.append(text.replace("#### ", "**").replace("**Voorbeelden", "**Voorbeelden**").replace("### ", "## "))
    return "\n\n".join(parts) + "\n"


def catalogue(sources: list[dict[str, Any]]) -> list[str]:
    """The sources that fetchopendata knows, as of its catalogue."""
    rows = [
        f"| `{each['key']}` | {each['title']['nl']} | {each['holder']} | {each['licence'] or 'niet bekend'} |"
        for each in sources
    ]
    said = "Staat er bij de licentie *niet bekend*, vraag de houder dan voordat u de gegevens verspreidt."
    table = "\n".join(["| naam | wat | houder | licentie |", "|---|---|---|---|", *rows])
    return ["## De bronnen van de catalogus", table, said]
