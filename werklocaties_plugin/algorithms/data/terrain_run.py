"""What importing and checking terrains share: parameters, one way to read, one way to say what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsCoordinateTransform,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterMatrix,
)

from ...i18n import tr
from .. import params
from ..groups import DataGroup
from ..tables import DECIMAL_SIGNS, TableAlgorithm

if TYPE_CHECKING:
    import pandas as pd
    import shapely

    from ...core.terrains.importing import Imported, Options
    from ...qgis_io.terrain_input import TerrainFile

#: Values of PROFILE and AREA_UNIT.
AUTO = "auto"
PROFILES = (AUTO, "ibis2016", "ibis2023", "rvo", "flamingo", "mob2018", "gemeente2017", "canoniek", "eigen")
UNITS = (AUTO, "ha", "m2")
#: How many findings of each severity the log names.
NAMED = 10


def profile() -> QgsProcessingParameterDefinition:
    """PROFILE of both."""
    return params.choice(
        "PROFILE",
        tr("Generation of the file"),
        tr(
            "auto recognises it by its fields, says why, and refuses when two fit. canoniek: imported before. eigen: "
            "of no known generation; point out its fields below."
        ),
        list(PROFILES),
        AUTO,
    )


def area_unit() -> QgsProcessingParameterDefinition:
    """AREA_UNIT of both."""
    return params.choice(
        "AREA_UNIT",
        tr("Unit of areas"),
        tr("auto compares with the drawn areas and says what it found; where that does not tell, it asks you."),
        list(UNITS),
        AUTO,
    )


def pointed_out() -> QgsProcessingParameterDefinition:
    """FIELDS of both."""
    parameter = QgsProcessingParameterMatrix("FIELDS", tr("Fields"), headers=[tr("Meaning"), tr("Field of the file")])
    parameter.setFlags(parameter.flags() | Qgis.ProcessingParameterFlag.Optional)
    parameter.setHelp(
        tr(
            "For what is recognised wrongly or not at all: a canonical field, such as bruto_ha, and the field of the "
            "file that holds it; left empty it is not read. Other fields are recognised by their names."
        )
    )
    return params.advanced(parameter)


class DataAlgorithm(DataGroup, TableAlgorithm):
    """A subclass gives its parameters and `calculate`; reading a terrain file and saying what was found is here."""

    def options(self, parameters: dict[str, Any], context: QgsProcessingContext) -> Options:
        """The choices of the user that the core needs."""
        from ...core.terrains.importing import Options

        decimal = self.parameterAsEnumString(parameters, "DECIMAL", context) if parameters.get("DECIMAL") else ""
        year = self.optional_year(parameters, "REFERENCE_YEAR", context) if "REFERENCE_YEAR" in parameters else None
        return Options(
            self.parameterAsEnumString(parameters, "PROFILE", context),
            self.parameterAsEnumString(parameters, "AREA_UNIT", context),
            year,
            DECIMAL_SIGNS.get(decimal),
            self._pointed_out(parameters, context),
        )

    def _pointed_out(self, parameters: dict[str, Any], context: QgsProcessingContext) -> dict[str, str]:
        """Canonical field -> field of the file.

        Raises:
            InputError: a row of two cells is not whole.
        """
        from ...qgis_io.errors import InputError

        given = self.parameterAsMatrix(parameters, "FIELDS", context) if parameters.get("FIELDS") else []
        cells = ["" if each is None else str(each).strip() for each in given]
        if len(cells) % 2:
            raise InputError(tr("Fields: give two values for each row, the meaning and the field of the file."))
        return {meaning.lower(): name for meaning, name in zip(cells[::2], cells[1::2], strict=True) if meaning}

    def read_file(
        self, name: str, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> TerrainFile:
        """The terrain file of a parameter.

        Raises:
            InputError, Cancelled
        """
        from ...qgis_io.measuring import require_metric
        from ...qgis_io.reading import Reader
        from ...qgis_io.tables import TableReader
        from ...qgis_io.terrain_input import read_terrain_file

        crs = self.parameterAsCrs(parameters, "ANALYSIS_CRS", context)
        require_metric(crs)
        reader = Reader(crs, context.transformContext(), feedback)
        return read_terrain_file(self.required(parameters, name, context), TableReader(feedback), reader)

    def back_to_own(
        self, file: TerrainFile, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> QgsCoordinateTransform:
        """From the analysis CRS to that of the file."""
        from ...qgis_io.drawing import back_to

        crs = self.parameterAsCrs(parameters, "ANALYSIS_CRS", context)
        return back_to(file.given.source.sourceCrs(), crs, context.transformContext())

    def say_matches(self, imported: Imported, feedback: QgsProcessingFeedback) -> None:
        """The profile with its reason, and which field was read as what."""
        choice = imported.choice
        feedback.pushInfo(tr("Profile: {title}; {reason}.").format(title=choice.profile.title, reason=choice.reason))
        for name, field in imported.matched.items():
            feedback.pushInfo(tr("Field '{field}' is read as {meaning}.").format(field=field, meaning=name))

    def say_findings(self, findings: pd.DataFrame, feedback: QgsProcessingFeedback) -> None:
        """Errors and warnings by name, the rest by number."""
        from ...qgis_io.terrain_output import rows_of, severity_counts

        counts = severity_counts(findings)
        feedback.pushInfo(
            tr("Found: {errors} error(s), {warnings} warning(s), {infos} to know.").format(
                errors=counts["fout"], warnings=counts["waarschuwing"], infos=counts["info"]
            )
        )
        for severity in ("fout", "waarschuwing"):
            for line in rows_of(findings, severity, NAMED):
                feedback.pushWarning(f"{severity}: {line}")
        for line in rows_of(findings, "info", NAMED):
            feedback.pushInfo(line)


def check_imported(imported: Imported, file: TerrainFile, *, merging: bool = False) -> list[shapely.Geometry]:
    """Everything that both look at: figures, what is missing, repeated numbers, geometry, overlaps.

    Returns:
        The overlapping parts, in the analysis CRS; `vorm` of the findings is the position here.
    """
    from ...core.terrains.checks import check_figures, check_geometry, check_ids, check_missing, check_overlaps

    computed = (
        name
        for name, formula in imported.choice.profile.formulas.items()
        if set(imported.matched) & {*formula.plus, *formula.minus}
    )
    known = {**dict.fromkeys(computed, ""), **imported.matched}
    check_figures(imported.table, imported.drawn_ha, imported.findings)
    check_missing(imported.table, known, imported.raw, imported.findings)
    check_ids(imported.table, imported.drawn_ha, imported.findings, merging=merging)
    if file.geometry is not None and file.far is not None:
        polygons = file.repaired is not None
        check_geometry(file.geometry, file.far, file.odd, polygons=polygons, findings=imported.findings)
    if file.repaired is None:
        return []
    ids, names = (imported.table[name].to_numpy(dtype=object) for name in ("terrein_id", "naam"))
    return check_overlaps(file.repaired, ids, names, imported.findings)
