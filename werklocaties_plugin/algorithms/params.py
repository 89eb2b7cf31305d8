"""Builders of the parameters that several algorithms share, so that they read the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from qgis.core import (
    Qgis,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterDistance,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..i18n import tr
from ..shown_numbers import typed

#: Dutch national grid, in which everything is measured unless the user says otherwise.
RD_NEW = "EPSG:28992"
#: One decimal in the dialog instead of six.
SHORT_NUMBER = {"widget_wrapper": {"decimals": 1}}


def advanced(parameter: QgsProcessingParameterDefinition) -> QgsProcessingParameterDefinition:
    """Fold the parameter away under 'Advanced parameters'."""
    parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Advanced)
    return parameter


def source(
    name: str,
    title: str,
    explanation: str,
    *types: Qgis.ProcessingSourceType,
    optional: bool = False,
) -> QgsProcessingParameterFeatureSource:
    """A layer; polygons unless other types are given."""
    kinds = list(types) or [Qgis.ProcessingSourceType.VectorPolygon]
    parameter = QgsProcessingParameterFeatureSource(name, title, kinds, optional=optional)
    parameter.setHelp(explanation)
    return parameter


def layers(
    name: str, title: str, explanation: str, kind: Qgis.ProcessingSourceType
) -> QgsProcessingParameterMultipleLayers:
    """Any number of layers, none included."""
    parameter = QgsProcessingParameterMultipleLayers(name, title, kind, optional=True)
    parameter.setHelp(explanation)
    return parameter


def field(
    name: str, title: str, explanation: str, parent: str, *, numeric: bool = False
) -> QgsProcessingParameterField:
    """An optional field, called so in the dialog: left empty it is found by its known names."""
    kind = Qgis.ProcessingFieldParameterDataType.Numeric if numeric else Qgis.ProcessingFieldParameterDataType.Any
    called = tr("{name} (field)").format(name=title)
    parameter = QgsProcessingParameterField(name, called, None, parent, kind, optional=True)
    parameter.setHelp(explanation)
    return parameter


def choice(
    name: str, title: str, explanation: str, codes: list[str], default: str | None
) -> QgsProcessingParameterEnum:
    """One of the Dutch codes, as text on the command line too; without a default it is optional."""
    parameter = QgsProcessingParameterEnum(
        name, title, codes, defaultValue=default, optional=default is None, usesStaticStrings=True
    )
    parameter.setHelp(explanation)
    return parameter


def text(name: str, title: str, explanation: str, default: str | None = None) -> QgsProcessingParameterString:
    """An optional text."""
    parameter = QgsProcessingParameterString(name, title, default, optional=True)
    parameter.setHelp(explanation)
    return parameter


def number(
    name: str, title: str, explanation: str, default: float | None, minimum: float = 0.0, maximum: float | None = None
) -> QgsProcessingParameterNumber:
    """A number; without a default it is optional."""
    parameter = QgsProcessingParameterNumber(
        name, title, Qgis.ProcessingNumberParameterType.Double, default, optional=default is None, minValue=minimum
    )
    parameter.setMetadata(SHORT_NUMBER)
    if maximum is not None:
        parameter.setMaximum(maximum)
    parameter.setHelp(explanation)
    return parameter


def switch(name: str, title: str, explanation: str, *, default: bool) -> QgsProcessingParameterBoolean:
    """Yes or no."""
    parameter = QgsProcessingParameterBoolean(name, title, default)
    parameter.setHelp(explanation)
    return parameter


def year(name: str, title: str, explanation: str) -> QgsProcessingParameterNumber:
    """An optional year."""
    parameter = QgsProcessingParameterNumber(
        name, title, Qgis.ProcessingNumberParameterType.Integer, None, optional=True, minValue=1900, maxValue=2200
    )
    parameter.setHelp(explanation)
    return parameter


def whole_number(
    name: str, title: str, explanation: str, default: int, lowest: int, highest: int
) -> QgsProcessingParameterNumber:
    """A whole number with a default."""
    kind = Qgis.ProcessingNumberParameterType.Integer
    parameter = QgsProcessingParameterNumber(name, title, kind, default, minValue=lowest, maxValue=highest)
    parameter.setHelp(explanation)
    return parameter


def draws(default: int) -> tuple[QgsProcessingParameterDefinition, QgsProcessingParameterDefinition]:
    """DRAWS and SEED of every algorithm that draws."""
    return (
        whole_number("DRAWS", tr("Number of draws"), tr("More draws give finer percentages."), default, 1, 100_000),
        advanced(whole_number("SEED", tr("Seed"), tr("The same seed gives the same draws."), 1, 0, 2**31 - 1)),
    )


def check_ranges(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], names: Iterable[str], context: QgsProcessingContext
) -> None:
    """Raises InputError for a number outside its range: a step of a model is not checked by QGIS."""
    from ..qgis_io.errors import InputError

    for name in names:
        definition = algorithm.parameterDefinition(name)
        value = algorithm.parameterAsDouble(parameters, name, context)
        if not definition.minimum() <= value <= definition.maximum():
            raise InputError(
                tr("{name}: {value} is given; it must lie between {lowest} and {highest}.").format(
                    name=definition.description(),
                    value=typed(value),
                    lowest=typed(definition.minimum()),
                    highest=typed(definition.maximum()),
                )
            )


def metres(name: str, title: str, explanation: str, default: float) -> QgsProcessingParameterDistance:
    """A distance in metres of the analysis CRS."""
    parameter = QgsProcessingParameterDistance(name, title, default, minValue=0.0)
    parameter.setDefaultUnit(Qgis.DistanceUnit.Meters)
    parameter.setMetadata(SHORT_NUMBER)
    parameter.setHelp(explanation)
    return parameter


def sink(
    name: str, title: str, explanation: str, kind: Qgis.ProcessingSourceType, *, optional: bool = False
) -> QgsProcessingParameterFeatureSink:
    """An output layer; an optional one is not made unless asked for."""
    parameter = QgsProcessingParameterFeatureSink(name, title, kind, optional=optional, createByDefault=not optional)
    parameter.setHelp(explanation)
    return parameter


def different_rules() -> QgsProcessingParameterDefinition:
    """ALLOW_DIFFERENT_RULES of what compares screenings."""
    explanation = tr("Compare also when the two were judged by different rules; a warning remains.")
    return advanced(switch("ALLOW_DIFFERENT_RULES", tr("Allow different rules profiles"), explanation, default=False))


def terrains() -> QgsProcessingParameterFeatureSource:
    """TERRAINS of every conflict algorithm."""
    return source(
        "TERRAINS",
        tr("Terrains"),
        tr("Business terrains as polygons. Every feature and attribute comes back in the output, in the same order."),
    )


def terrain_id() -> QgsProcessingParameterDefinition:
    """TERRAIN_ID of every conflict algorithm."""
    return advanced(
        field(
            "TERRAIN_ID",
            tr("Terrain id"),
            tr("Field with the RIN number or another key. Left empty: terrein_id, RIN_NUMMER and their like."),
            "TERRAINS",
        )
    )


def analysis_crs() -> QgsProcessingParameterDefinition:
    """ANALYSIS_CRS of every algorithm that measures."""
    parameter = QgsProcessingParameterCrs("ANALYSIS_CRS", tr("Analysis CRS"), RD_NEW)
    parameter.setHelp(
        tr("Everything is measured flat in this CRS: projected, in metres, true to area within 1 % at the terrains.")
    )
    return advanced(parameter)


def rules() -> QgsProcessingParameterDefinition:
    """RULES of every algorithm that judges."""
    parameter = QgsProcessingParameterFile("RULES", tr("Rules profile"), extension="json", optional=True)
    parameter.setHelp(
        tr("JSON file with your own thresholds and distances. Left empty: the built-in one. It is checked before use.")
    )
    return advanced(parameter)


def min_overlap() -> QgsProcessingParameterDefinition:
    """MIN_OVERLAP of every theme that overlaps."""
    return advanced(
        number(
            "MIN_OVERLAP",
            tr("Smallest overlap (m²)"),
            tr("Connected parts below it are set aside as drawing differences; never more than 1 % of the terrain."),
            100.0,
        )
    )


def min_width() -> QgsProcessingParameterDefinition:
    """MIN_WIDTH of every theme that overlaps."""
    return advanced(
        metres(
            "MIN_WIDTH",
            tr("Narrowest overlap"),
            tr("Strips narrower than this are set aside as drawing differences."),
            2.0,
        )
    )
