"""What is wrong with a layer of terrains, each with its place and its repair in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...i18n import tr
from .. import params
from ..tables import TABLE, decimal_sign
from .terrain_run import AUTO, DataAlgorithm, area_unit, check_imported, pointed_out, profile

if TYPE_CHECKING:
    from ...core.terrains.importing import Imported
    from ...qgis_io.terrain_input import TerrainFile


class CheckTerrains(DataAlgorithm):
    """Looks, and changes nothing."""

    def name(self) -> str:
        return "checkterrains"

    def displayName(self) -> str:
        return tr("Check terrains")

    def shortDescription(self) -> str:
        return tr("Repeated numbers, wrong geometry, overlaps, contradicting areas and unknown codes, with the repair")

    def tags(self) -> list[str]:
        return tr("check,quality,terrains,IBIS,duplicates,overlap,invalid,contradiction,codes,repair").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "ISSUE_COUNT": tr("Number of findings"),
            "ERROR_COUNT": tr("Number of errors"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            params.source(
                "TERRAINS",
                tr("Terrains"),
                tr("Terrains of importterrains, a file as it was delivered, or any layer; nothing in it is changed."),
                TABLE,
            )
        )
        for parameter in (profile(), area_unit(), decimal_sign(), pointed_out()):
            self.addParameter(params.advanced(parameter))
        self.addParameter(params.analysis_crs())
        self.addParameter(
            params.sink(
                "ISSUES",
                tr("Findings"),
                tr("A row per finding with its place: what, where, how serious, and how to repair it."),
                TABLE,
            )
        )
        self.add_number_outputs()

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...qgis_io.styles.terrains import style_issues
        from ...qgis_io.terrain_output import issue_layer

        file = self.read_file("TERRAINS", parameters, context, feedback)
        feedback.setProgress(40)
        imported = self._import(file, parameters, context)
        self.say_matches(imported, feedback)
        shapes = check_imported(imported, file)
        ids, names = (imported.table[name].to_numpy(dtype=object) for name in ("terrein_id", "naam"))
        findings = imported.findings.table(ids, names)
        self.say_findings(findings, feedback)
        feedback.setProgress(60)
        results: dict[str, Any] = {
            "TERRAIN_COUNT": len(imported.table),
            "ISSUE_COUNT": len(findings),
            "ERROR_COUNT": int((findings["ernst"] == "fout").sum()),
        }
        self.say(results, feedback)
        transform = self.back_to_own(file, parameters, context)
        written = issue_layer(findings, file, list(ids), shapes, transform)
        results["ISSUES"] = self.write(parameters, "ISSUES", written, context, style_issues)
        return results

    def _import(self, file: TerrainFile, parameters: dict[str, Any], context: QgsProcessingContext) -> Imported:
        """The file by its profile; a layer that is of no known generation by the canonical names alone."""
        from ...core.errors import ChoiceError
        from ...core.terrains.importing import Source, import_terrains
        from ...core.terrains.profiles import of_no_generation

        source = Source(file.cells, file.drawn_ha, file.name)
        options = self.options(parameters, context)
        try:
            return import_terrains(source, options)
        except ChoiceError as error:
            if options.profile != AUTO or error.problem != "profile_none":
                raise
        return import_terrains(source, options, of_no_generation())
