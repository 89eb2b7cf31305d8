"""Files of any generation of IBIS to canonical terrains, with a list of what was repaired and what could not be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...i18n import tr
from .. import params
from ..tables import TABLE, decimal_sign
from .terrain_run import DataAlgorithm, area_unit, check_imported, pointed_out, profile

if TYPE_CHECKING:
    from ...core.terrains.importing import Source
    from ...qgis_io.terrain_input import TerrainFile

KEEP, MERGE = "behouden", "samenvoegen"


class ImportTerrains(DataAlgorithm):
    """Reads, repairs what is safe to repair, and lists the rest; nothing is guessed in silence."""

    def name(self) -> str:
        return "importterrains"

    def displayName(self) -> str:
        return tr("Import terrains")

    def shortDescription(self) -> str:
        return tr("IBIS and its like to one set of fields, with a list of what was repaired and what is wrong")

    def tags(self) -> list[str]:
        return tr("import,IBIS,RVO,Flamingo,terrains,register,fields,repair,quality,hectares").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "ISSUE_COUNT": tr("Number of findings"),
            "ERROR_COUNT": tr("Number of errors"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self._add_sources()
        duplicates = params.choice(
            "DUPLICATES",
            tr("One number on more rows"),
            tr("behouden keeps every row. samenvoegen makes one terrain of rows that do not contradict each other."),
            [KEEP, MERGE],
            KEEP,
        )
        for parameter in (profile(), area_unit(), duplicates):
            self.addParameter(parameter)
        self.addParameter(
            params.year("REFERENCE_YEAR", tr("Reference year"), tr("For terrains whose file does not tell it."))
        )
        for parameter in (decimal_sign(), pointed_out(), params.analysis_crs()):
            self.addParameter(parameter)
        self.addParameter(
            params.sink(
                "OUTPUT",
                tr("Terrains"),
                tr("Every row with all its fields, and the canonical ones beside them."),
                TABLE,
            )
        )
        self.addParameter(
            params.sink(
                "ISSUES",
                tr("Findings"),
                tr(
                    "A row per finding with its place: what, where, how serious, how to repair it, and whether that "
                    "was done."
                ),
                TABLE,
                optional=True,
            )
        )
        self.add_number_outputs()

    def _add_sources(self) -> None:
        self.addParameter(
            params.source(
                "INPUT", tr("File with terrains"), tr("Polygons, points or a table, as it was delivered."), TABLE
            )
        )
        self.addParameter(
            params.source(
                "JOIN",
                tr("Table to join"),
                tr("Optional: plan phases, or the table that belongs to the polygons. Joined by the terrain's number."),
                TABLE,
                optional=True,
            )
        )
        self.addParameter(
            params.field(
                "JOIN_KEY", tr("Key of that table"), tr("Left empty: terrein_id, RIN_NUMMER and their like."), "JOIN"
            )
        )

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...core.measuring.merging import merge
        from ...core.terrains.importing import import_terrains
        from ...qgis_io.styles.terrains import style_issues, style_terrains
        from ...qgis_io.terrain_output import issue_layer, terrain_table

        file = self.read_file("INPUT", parameters, context, feedback)
        feedback.setProgress(40)
        source = self._source(file, parameters, context, feedback)
        imported = import_terrains(source, self.options(parameters, context))
        self.say_matches(imported, feedback)
        merging = self.parameterAsEnumString(parameters, "DUPLICATES", context) == MERGE
        shapes = check_imported(imported, file, merging=merging)
        places = [[row] for row in range(len(imported.table))]
        table = imported.table
        if merging:
            table, places = merge(imported.table, imported.drawn_ha)
        ids, names = (imported.table[name].to_numpy(dtype=object) for name in ("terrein_id", "naam"))
        findings = imported.findings.table(ids, names)
        self.say_findings(findings, feedback)
        feedback.setProgress(60)
        results: dict[str, Any] = {
            "TERRAIN_COUNT": len(table),
            "ISSUE_COUNT": len(findings),
            "ERROR_COUNT": int((findings["ernst"] == "fout").sum()),
        }
        self.say(results, feedback)
        written = terrain_table(file, imported, table, places)
        results["OUTPUT"] = self.write(parameters, "OUTPUT", written, context, style_terrains)
        if self.wants(parameters, "ISSUES"):
            transform = self.back_to_own(file, parameters, context)
            issues = issue_layer(findings, file, list(ids), shapes, transform)
            results["ISSUES"] = self.write(parameters, "ISSUES", issues, context, style_issues)
        return results

    def _source(
        self,
        file: TerrainFile,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Source:
        """The file with the joined table, as the core takes them."""
        from ...core.terrains.importing import Source
        from ...qgis_io.tables import TableReader
        from ...qgis_io.terrain_input import join_key, read_cells

        given = self.given(parameters, "JOIN", context)
        if given is None:
            return Source(file.cells, file.drawn_ha, file.name)
        cells = read_cells(given, TableReader(feedback)).reset_index(drop=True)
        key = join_key(cells, self.parameterAsString(parameters, "JOIN_KEY", context), given.layer.name())
        feedback.pushInfo(tr("Table '{layer}' is joined by {field}.").format(layer=given.layer.name(), field=key))
        return Source(file.cells, file.drawn_ha, file.name, cells, key)
