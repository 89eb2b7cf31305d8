"""A report that can be handed over: HTML, and on request a PDF and a workbook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from ...dependencies import is_there
from ...i18n import tr
from .. import params
from ..groups import ReportGroup
from ..tables import TABLE, TableAlgorithm, decimal_sign

if TYPE_CHECKING:
    from ...qgis_io.destinations import Destination
    from ...reports.model import Report

#: Endings of pictures that can be a logo.
LOGOS = ("png", "jpg", "jpeg", "svg")
#: Parameter of each file -> its ending.
ENDINGS = {"OUTPUT": "html", "OUTPUT_PDF": "pdf", "OUTPUT_XLSX": "xlsx"}


class RegionReport(ReportGroup, TableAlgorithm):
    """Supply and demand, conflicts, room, homes, firmness, chances and changes of all regions or of one."""

    def name(self) -> str:
        return "regionreport"

    def displayName(self) -> str:
        return tr("Report per region")

    def shortDescription(self) -> str:
        return tr("A Dutch report with maps and charts to hand over: HTML, and on request PDF and XLSX")

    def tags(self) -> list[str]:
        return tr("report,html,pdf,xlsx,print,summary,region,balance,conflict,map,chart").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "HIGH_COUNT": tr("Terrains in class hoog"),
            "REGION_COUNT": tr("Regions in the report"),
            "PROBLEM_COUNT": tr("Kinds of problems in the data"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in (*self._layers(), *self._words(), *self._outputs_asked()):
            self.addParameter(parameter)
        self.add_number_outputs()

    def _layers(self) -> list[QgsProcessingParameterDefinition]:
        terrains = params.terrains()
        terrains.setHelp(
            tr("Output of a screening; with conflictrobustness behind it the report also says what is firm.")
        )

        def table(name: str, title: str, explanation: str) -> QgsProcessingParameterDefinition:
            return params.source(name, title, explanation, TABLE, optional=True)

        return [
            terrains,
            table("PAIRS", tr("Objects per terrain"), tr("PAIRS of the screening: which sites and plans counted.")),
            table("BALANCE", tr("Balance"), tr("Output of supplydemandbalance.")),
            table("TIMELINE", tr("Years"), tr("TIMELINE of supplydemandbalance: supply and demand per year.")),
            params.source(
                "REGIONS",
                tr("Regions"),
                tr("Polygons: a terrain belongs where its largest part lies. Left empty: the field regio."),
                optional=True,
            ),
            params.field(
                "REGION_NAME", tr("Name of the region"), tr("Left empty: regio, statnaam or naam."), "REGIONS"
            ),
            params.text("REGION", tr("Only this region"), tr("Its name. Left empty: a report of all regions.")),
            table("CLAIM", tr("Claim of homes"), tr("Output of workhousingclaim: land that comes with planned homes.")),
            table("ISSUES", tr("Findings about the data"), tr("ISSUES of importterrains or checkterrains.")),
            table("OLD", tr("Older screening"), tr("What changed since is shown, per region and terrain.")),
            params.different_rules(),
            params.layers(
                "LAYERS",
                tr("Layers on the maps"),
                tr("Under the terrains, with their own styles: Natura 2000, housing plans, a background map."),
                Qgis.ProcessingSourceType.MapLayer,
            ),
        ]

    def _words(self) -> list[QgsProcessingParameterDefinition]:
        kinds = " ".join(f"*.{each}" for each in LOGOS)
        logo = QgsProcessingParameterFile("LOGO", tr("Logo"), fileFilter=f"PNG, JPEG, SVG ({kinds})", optional=True)
        logo.setHelp(tr("A picture beside the title. Left empty: none."))
        return [
            params.text("TITLE", tr("Title"), tr("On the front."), "Ruimte voor bedrijven"),
            params.text("PLACE", tr("Area"), tr("What all regions together are called, such as the province.")),
            params.text("AUTHOR", tr("Made by"), tr("Name of the organisation or the person.")),
            params.text(
                "FORECAST",
                tr("Edition of the demand forecast"),
                tr("Stands beside every balance, such as: prognose 2025, scenario's laag en hoog."),
            ),
            logo,
            params.terrain_id(),
            decimal_sign(),
            params.analysis_crs(),
            params.rules(),
            _template(),
        ]

    def _outputs_asked(self) -> list[QgsProcessingParameterDefinition]:
        found = []
        for name, title, explanation in (
            ("OUTPUT", tr("Report (HTML)"), tr("One file that holds everything and opens in any browser.")),
            (
                "OUTPUT_PDF",
                tr("Report (PDF)"),
                tr("A4 to print: a page for each region and for each terrain in class hoog."),
            ),
            ("OUTPUT_XLSX", tr("Workbook (XLSX)"), tr("The figures, typed, with a sheet of definitions.")),
        ):
            kind = f"{ENDINGS[name].upper()} (*.{ENDINGS[name]})"
            optional = name != "OUTPUT"
            parameter = QgsProcessingParameterFileDestination(
                name, title, kind, optional=optional, createByDefault=not optional
            )
            parameter.setHelp(explanation)
            found.append(parameter)
        return found

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...qgis_io.errors import InputError
        from ...reports.pdf.export import check_template

        if not is_there("jinja2"):
            raise InputError(tr("The report needs the Python package jinja2, which comes with QGIS: install it again."))
        logo = self.parameterAsFile(parameters, "LOGO", context)
        if logo and (Path(logo).suffix.lower().lstrip(".") not in LOGOS or not Path(logo).is_file()):
            raise InputError(
                tr("'{path}' is no picture that can be a logo: give a PNG, JPEG or SVG.").format(path=logo)
            )
        for definition in self.destinationParameterDefinitions():
            text = str(parameters.get(definition.name()) or "")
            ending = ENDINGS[definition.name()]
            if text and text != "TEMPORARY_OUTPUT" and Path(text).suffix.lower().lstrip(".") != ending:
                raise InputError(
                    tr("'{label}': {path} does not end in .{ending}.").format(
                        label=definition.description(), path=text, ending=ending
                    )
                )
        self.every_layer(parameters, "LAYERS", context)
        template = self.parameterAsFile(parameters, "TEMPLATE", context)
        if template and self.wants(parameters, "OUTPUT_PDF"):
            check_template(Path(template))

    def _destinations(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[tuple[str, Destination]]:
        from ...reports.workbook import SHEETS

        # An older workbook of this report may be replaced, another's may not.
        found = super()._destinations(parameters, context)
        return [(label, replace(each, replaces=frozenset(SHEETS))) for label, each in found]

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        from ...reports.map_layers import borrowed

        ready = super().prepareAlgorithm(parameters, context, feedback)
        # Layers of the project live in the thread of the window: copies are drawn in the thread of the run.
        self._background = borrowed(self.parameterAsLayerList(parameters, "LAYERS", context))
        return ready

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...qgis_io.errors import OutputError
        from ...reports.content import make_report
        from ...reports.html import write_html
        from ...reports.map_layers import make_map_layers
        from ...reports.maps import Maps
        from ...reports.pdf.export import write_pdf
        from ...reports.workbook import write_report
        from .report_run import READ, ReportRun

        run = ReportRun(self, parameters, context, feedback)
        report = make_report(run.material, run.choices())
        layers = make_map_layers(
            run.material,
            report,
            (run.read.layer.features, run.read.source),
            None if run.regions is None else (run.regions.source, str(run.region_field)),
            self._background,
            (run.crs, context.transformContext()),
        )
        results: dict[str, Any] = self._results(report)
        self.say(results, feedback)
        path = self._output("OUTPUT", parameters, context)
        with_pdf = self.wants(parameters, "OUTPUT_PDF")
        drawing, printing = run.engine.part(READ, 0.95).parts(1, 2 if with_pdf else 0)
        maps = Maps(layers, len(report.regions) + len(report.whole.worst))
        try:
            write_html(report, maps, self.stage_file(path), drawing.progress)
        except OSError as error:
            raise OutputError(tr("'{path}' cannot be written.").format(path=path)) from error
        results["OUTPUT"] = str(path)
        if with_pdf:
            path = self._output("OUTPUT_PDF", parameters, context)
            template = self.parameterAsFile(parameters, "TEMPLATE", context)
            write_pdf(report, layers, self.stage_file(path), printing.progress, Path(template) if template else None)
            results["OUTPUT_PDF"] = str(path)
        if self.wants(parameters, "OUTPUT_XLSX"):
            path = self._output("OUTPUT_XLSX", parameters, context)
            write_report(report, self.stage_file(path))
            results["OUTPUT_XLSX"] = str(path)
        return results

    def _output(self, name: str, parameters: dict[str, Any], context: QgsProcessingContext) -> Path:
        return Path(self.parameterAsFileOutput(parameters, name, context))

    def _results(self, report: Report) -> dict[str, Any]:
        overall = report.whole.counts[0].counts
        return {
            "TERRAIN_COUNT": report.whole.terrain_count,
            "HIGH_COUNT": overall["hoog"],
            "REGION_COUNT": len(report.sections),
            "PROBLEM_COUNT": len(report.problems),
        }


def _template() -> QgsProcessingParameterDefinition:
    """The print layout that takes the place of the plugin's."""
    parameter = QgsProcessingParameterFile("TEMPLATE", tr("Layout of the PDF"), extension="qpt", optional=True)
    parameter.setHelp(
        tr("Layout template of your own, with the items of the plugin's by their ids. Left empty: the built-in one.")
    )
    return params.advanced(parameter)
