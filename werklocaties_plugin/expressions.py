"""Functions for QGIS' expressions, in the group Werklocaties: in the field calculator, in styles, and headless."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from qgis.core import NULL, QgsExpression, QgsExpressionContext, QgsExpressionFunction, QgsExpressionNodeFunction

from . import dependencies
from .i18n import language, tr
from .paths import resource

GROUP = "Werklocaties"
#: Which end of a main category counts, and the kinds of area around it; the first is taken when it is left out.
ENDS, AREA_TYPES = ("soepel", "streng"), ("rustig", "gemengd")


class BadValueError(Exception):
    """A value that the function cannot take; the text says which, and what it takes."""


class Function(QgsExpressionFunction):
    """A function with a help text in the language of QGIS, and an error that says what is wrong."""

    def __init__(self, name: str, work: Callable[..., Any], *parameters: QgsExpressionFunction.Parameter) -> None:
        help_text = resource(f"help/{language()}/{name}.html").read_text(encoding="utf-8")
        super().__init__(name, list(parameters), GROUP, help_text, False, True, False)
        self.work = work

    def func(
        self,
        values: Sequence[Any],
        context: QgsExpressionContext,
        parent: QgsExpression,
        node: QgsExpressionNodeFunction,
    ) -> Any:
        """Called for every feature; NULL for what is unknown."""
        problems = dependencies.missing()
        try:
            if problems:
                raise BadValueError(dependencies.advice(problems))
            result = self.work(*values)
        except BadValueError as error:
            parent.setEvalErrorString(f"{self.name()}: {error}")
            return NULL
        return NULL if result is None else result

    def usesGeometry(self, node: QgsExpressionNodeFunction) -> bool:
        return False

    def referencedColumns(self, node: QgsExpressionNodeFunction) -> set[str]:
        """None but those in the arguments."""
        return set()


def richtafstand(category: Any, area_type: Any, end: Any) -> float | None:
    """Metres that a category keeps from sensitive functions, by the built-in rules; None for what is no category."""
    from .core import milieucategorie

    area, place = _one_of(area_type, AREA_TYPES), ENDS.index(_one_of(end, ENDS))
    found = _category(category)
    return None if found is None else milieucategorie.richtafstand(found[place], area, _rules())


def milieucategorie_orde(category: Any, end: Any) -> int | None:
    """Place of a category from light (1) to heavy (10); None for what is no category."""
    from .core import milieucategorie

    place = ENDS.index(_one_of(end, ENDS))
    found = _category(category)
    return None if found is None else milieucategorie.order(found[place]) + 1


def conflictklasse(score: Any) -> str:
    """The class whose band holds the score (0..100); onbekend without a score."""
    from .core.judging.classes import class_of_score
    from .qgis_io.values import plain

    value = plain(score)
    if value is None:
        return class_of_score(None)
    try:
        return class_of_score(float(str(value).replace(",", ".")))
    except ValueError as error:
        raise BadValueError(tr("'{value}' is no score from 0 to 100.").format(value=value)) from error


def _category(value: Any) -> tuple[str, str] | None:
    from .core.milieucategorie import ends
    from .qgis_io.values import text

    return ends(text(value))


def _one_of(value: Any, known: Sequence[str]) -> str:
    from .qgis_io.values import text

    given = (text(value) or known[0]).lower()
    if given not in known:
        raise BadValueError(
            tr("'{value}' is not known. Give one of {known}.").format(value=value, known=", ".join(known))
        )
    return given


@cache
def _rules() -> Any:
    from .core.rules import load

    return load()


def functions() -> list[Function]:
    """New functions, in the language of QGIS."""
    optional = QgsExpressionFunction.Parameter
    category = QgsExpressionFunction.Parameter("category")
    end = optional("end", True, ENDS[0])
    return [
        Function("wl_richtafstand", richtafstand, category, optional("area_type", True, AREA_TYPES[0]), end),
        Function("wl_milieucategorie_orde", milieucategorie_orde, category, end),
        Function("wl_conflictklasse", conflictklasse, QgsExpressionFunction.Parameter("score")),
    ]


def register() -> list[Function]:
    """Make the functions known; the caller keeps them, for QGIS does not own them."""
    return [each for each in functions() if QgsExpression.registerFunction(each)]


def unregister(registered: Sequence[Function]) -> None:
    """Take them away again."""
    for each in registered:
        QgsExpression.unregisterFunction(each.name())
