"""How much land a province has on offer: hectares per region and segment, hard, soft and of unknown phase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterField,
)

from ...i18n import tr
from .. import params
from ..tables import TABLE, decimal_sign
from .balance import BalanceAlgorithm, known_sum

if TYPE_CHECKING:
    from ...core.balance.terrains import SupplyTerrains
    from ...qgis_io.supply_input import SupplyRequest

#: Canonical column -> parameter that names its field.
CHOSEN = {
    "regio": "REGION",
    "segment": "SEGMENT",
    "uitgeefbaar_ha": "ISSUABLE",
    "planfase": "PHASE",
    "beschikbaar_vanaf": "AVAILABLE_FROM",
}
LARGEST, BY_AREA = "grootste", "naar_rato"
#: How many terrains a message names.
NAMED = 10


class LandSupply(BalanceAlgorithm):
    """Adds up issuable hectares; once per terrein_id, never from the drawing."""

    def name(self) -> str:
        return "landsupply"

    def displayName(self) -> str:
        return tr("Land supply per region")

    def shortDescription(self) -> str:
        return tr("Issuable hectares per region and segment: hard, soft, from which year, and under pressure")

    def tags(self) -> list[str]:
        return tr("supply,land,issuable,hectares,region,segment,plan phase,hard,soft,IBIS").split(",")

    def numbers(self) -> dict[str, str]:
        return {
            "TERRAIN_COUNT": tr("Number of terrains"),
            "HARD_HA": tr("Hard supply (ha)"),
            "SOFT_HA": tr("Soft supply (ha)"),
            "UNKNOWN_HA": tr("Supply of unknown phase (ha)"),
            "PRESSED_HA": tr("Hard supply under pressure (ha)"),
            "WITHOUT_FIGURE_COUNT": tr("Terrains without a figure of issuable hectares"),
        }

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.addParameter(
            params.source(
                "TERRAINS",
                tr("Terrains"),
                tr(
                    "Layer or table of terrains with issuable hectares; with the classes of a screening if you have it."
                ),
                TABLE,
            )
        )
        self._add_regions()
        self._add_hardness()
        self._add_pressure()
        self._add_fields()
        self.addParameter(decimal_sign())
        self.addParameter(params.analysis_crs())
        self.addParameter(
            params.sink("OUTPUT", tr("Supply"), tr("A row per region, segment and year of availability."), TABLE)
        )
        self.add_number_outputs()

    def _add_regions(self) -> None:
        regions = params.source(
            "REGIONS", tr("Regions"), tr("Polygons. Left empty: the field with the region decides."), optional=True
        )
        for parameter in (
            params.field("REGION", tr("Region"), tr("Left empty: regio and its like."), "TERRAINS"),
            regions,
            params.field("REGION_NAME", tr("Name of the region"), tr("Left empty: regio, statnaam."), "REGIONS"),
            params.choice(
                "ASSIGN",
                tr("A terrain on a border"),
                tr("grootste: wholly to the region of its largest part. naar_rato: its hectares by area."),
                [LARGEST, BY_AREA],
                LARGEST,
            ),
        ):
            self.addParameter(parameter)

    def _add_hardness(self) -> None:
        self.addParameter(
            params.switch(
                "PHASE3_IS_HARD",
                tr("Phase 3 (draft plan) counts as hard"),
                tr("Provinces differ: the register counts a draft plan, but it is not adopted yet."),
                default=False,
            )
        )
        self.addParameter(
            params.choice(
                "PHASE_UNKNOWN",
                tr("Terrains without a plan phase"),
                tr("onbekend keeps them apart; hard counts them as hard. No public IBIS file carries the phase."),
                ["onbekend", "hard"],
                "onbekend",
            )
        )

    def _add_pressure(self) -> None:
        for parameter in (
            params.text(
                "CONFLICT_THEMES",
                tr("Themes that put supply under pressure"),
                tr(
                    "Hard hectares on terrains in class hoog of these themes, with ; between. Of natura2000 only "
                    "overlap counts."
                ),
                "woningbouw;natura2000",
            ),
            params.source(
                "ZONES",
                tr("Conflict zones"),
                tr("Output of conflictzones: at most the zone's hectares are under pressure, not the whole terrain."),
                optional=True,
            ),
        ):
            self.addParameter(params.advanced(parameter))

    def _add_fields(self) -> None:
        groups = QgsProcessingParameterField(
            "GROUP_FIELDS",
            tr("Keep apart by"),
            None,
            "TERRAINS",
            Qgis.ProcessingFieldParameterDataType.Any,
            allowMultiple=True,
            optional=True,
        )
        groups.setHelp(tr("Further fields by which rows are kept apart, such as campus or eigendom."))
        for parameter in (
            params.field("SEGMENT", tr("Segment"), tr("Left empty: segment."), "TERRAINS"),
            params.field("ISSUABLE", tr("Issuable hectares"), tr("Left empty: uitgeefbaar_ha."), "TERRAINS"),
            params.field("PHASE", tr("Plan phase"), tr("Left empty: planfase and its like."), "TERRAINS"),
            params.field(
                "AVAILABLE_FROM", tr("First year of availability"), tr("Left empty: beschikbaar_vanaf."), "TERRAINS"
            ),
            groups,
            params.text(
                "TYPES",
                tr("Types that count"),
                tr("IBIS types with ; between. Shops, schools, care, airports and agribusiness (C1-C5) are left out."),
                "A;B;C;X;onbekend",
            ),
            params.year("REFERENCE_YEAR", tr("Reference year"), tr("For terrains without peiljaar.")),
        ):
            self.addParameter(params.advanced(parameter))

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        from ...core.balance.terrains import type_list

        type_list(self.parameterAsString(parameters, "TYPES", context))

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ...core.balance.supply import COUNTS, HECTARES, SupplyOptions
        from ...qgis_io.styles.classes import name_fields
        from ...qgis_io.supply_input import read_supply_terrains
        from ...qgis_io.writing import plain_table
        from .balance_run import measuring

        request = self._request(parameters, context)
        tables = self.table_reader(parameters, context, feedback)
        with measuring(self, parameters, context, feedback) as (reader, engine):
            terrains = read_supply_terrains(request, tables, reader, engine)
        options = SupplyOptions(
            tuple(request.group_fields),
            phase3_is_hard=self.parameterAsBool(parameters, "PHASE3_IS_HARD", context),
            unknown_is_hard=self.parameterAsEnumString(parameters, "PHASE_UNKNOWN", context) == "hard",
        )
        supply = terrains.supply(options)
        self._warn(supply.facts, request, feedback)
        results = self._results(terrains, supply.table)
        self.say(results, feedback)
        types = {"regio": str, "segment": str, **dict.fromkeys(options.group_fields, str)}
        types |= {"peiljaar": int, "beschikbaar_vanaf": int}
        types |= dict.fromkeys(HECTARES, float) | dict.fromkeys(COUNTS, int)
        results["OUTPUT"] = self.write(parameters, "OUTPUT", plain_table(supply.table, types), context, name_fields)
        return results

    def _request(self, parameters: dict[str, Any], context: QgsProcessingContext) -> SupplyRequest:
        from ...core.balance.terrains import type_list
        from ...qgis_io.supply_input import SupplyRequest, region_field

        regions = self.given(parameters, "REGIONS", context)
        named = self.parameterAsString(parameters, "REGION_NAME", context)
        groups = self.parameterAsStrings(parameters, "GROUP_FIELDS", context)
        return SupplyRequest(
            self.required(parameters, "TERRAINS", context),
            self.chosen_columns(parameters, CHOSEN, context),
            tuple(each for each in groups if each),
            type_list(self.parameterAsString(parameters, "TYPES", context)),
            self.optional_year(parameters, "REFERENCE_YEAR", context),
            tuple(self.parameterAsString(parameters, "CONFLICT_THEMES", context).split(";")),
            regions,
            None if regions is None else region_field(regions, named),
            self.parameterAsEnumString(parameters, "ASSIGN", context) == BY_AREA,
            self.given(parameters, "ZONES", context),
        )

    def _results(self, terrains: SupplyTerrains, table: Any) -> dict[str, Any]:
        columns = {
            "HARD_HA": "aanbod_hard_ha",
            "SOFT_HA": "aanbod_zacht_ha",
            "UNKNOWN_HA": "aanbod_onbekend_ha",
            "PRESSED_HA": "aanbod_onder_druk_ha",
        }
        sums = {name: known_sum(table[column]) for name, column in columns.items()}
        return {
            "TERRAIN_COUNT": len(terrains.table),
            **sums,
            "WITHOUT_FIGURE_COUNT": int(table["terreinen_zonder_opgave"].sum()),
        }

    def _warn(self, facts: dict[str, list[str]], request: SupplyRequest, feedback: QgsProcessingFeedback) -> None:
        """What the user should know before reading any figure."""
        sentences = {
            "differing": tr(
                "{count} terrain(s) have rows that contradict each other; the first known value was used: {names}"
            ),
            "other_type": tr("{count} terrain(s) of other types were left out: {names}"),
            "negative": tr("{count} terrain(s) have negative issuable hectares; taken as 0: {names}"),
            "contradiction": tr(
                "{count} terrain(s): stated issuable hectares differ by more than 0.1 ha from at once plus later; the "
                "stated ones were used: {names}"
            ),
            "unknown": tr("{count} terrain(s) without a figure of issuable hectares, so supply may be more: {names}"),
            "without_region": tr("{count} terrain(s) lie in no region and are kept in a row without one: {names}"),
        }
        for code, sentence in sentences.items():
            names = facts.get(code, [])
            if names:
                listed = ", ".join(names[:NAMED]) + (", …" if len(names) > NAMED else "")
                feedback.pushWarning(sentence.format(count=len(names), names=listed))
        if request.spread:
            feedback.pushWarning(
                tr("Hectares of terrains on a border were spread by area: nobody knows where on the terrain they lie.")
            )
