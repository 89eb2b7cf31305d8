"""One run of the regional report: from the layers to what the report is made of."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from qgis.core import QgsFeature, QgsProcessingContext, QgsProcessingFeatureSource, QgsProcessingFeedback

from ...core.balance.regions import largest, region_shares
from ...core.judging.compare import compare, different_rules
from ...core.judging.perspective_areas import Areas, Stock, findings
from ...core.judging.perspective_areas import summarise as summarise_chances
from ...core.judging.perspectives import CHANCE, Options, subjects
from ...core.judging.screening import TOTAL, summarise
from ...core.measuring.engine import Engine, processors
from ...core.types import IntArray, TextArray
from ...i18n import tr
from ...qgis_io.errors import InputError
from ...qgis_io.judgements import rules_used
from ...qgis_io.perspective_input import read_grounds
from ...qgis_io.report_input import TABLES, origin_of, place_pairs, read_judged_terrains
from ...qgis_io.supply_input import region_field, region_names
from ...qgis_io.values import texts
from ...reports import wording
from ...reports.content_comparison import make_comparison
from ...reports.material import OVERALL, SUMMED, Chances, Choices, Material
from ...reports.model import Comparison, Origin, Rule
from ...reports.thresholds import thresholds
from ..conflicts.comparing import check_rules, read_side
from ..conflicts.conflict_run import CHECKED, Input, MeasuringRun, read_terrains
from ..tables import TableAlgorithm

#: Parameters with layers -> what the report calls them.
ROLES = {
    "TERRAINS": "Terreinen met oordelen",
    "PAIRS": "Objecten per terrein",
    "BALANCE": "Saldo van vraag en aanbod",
    "TIMELINE": "Tijdlijn van vraag en aanbod",
    "REGIONS": "Regio’s",
    "CLAIM": "Ruimteclaim van woningen",
    "ISSUES": "Bevindingen over de gegevens",
    "OLD": "Eerdere screening",
    "LAYERS": "Kaartlaag",
}
#: Share of the progress for reading and adding up; the rest is for writing.
READ = 0.2


class ReportRun(MeasuringRun):
    """Reads everything once; afterwards `material` and the terrains with their geometry are there."""

    def __init__(
        self,
        algorithm: TableAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        with ThreadPoolExecutor(max_workers=processors()) as executor:
            super().__init__(algorithm, parameters, context, feedback, executor)
            self.algorithm: TableAlgorithm = algorithm
            self.rules = algorithm.read_rules(parameters, context, feedback)
            self.regions = algorithm.given(parameters, "REGIONS", context)
            self.region_field = None
            if self.regions is not None:
                self.region_field = region_field(self.regions, self.text("REGION_NAME"))
            self.read: Input = read_terrains(self)
            self.material: Material = self._material(self.engine.part(READ * CHECKED, READ))
        self._check_region()

    def choices(self) -> Choices:
        """What the user says of the report."""
        logo = self.algorithm.parameterAsFile(self.parameters, "LOGO", self.context)
        return Choices(
            title=wording.text(self.text("TITLE")) or "Ruimte voor bedrijven",
            place=wording.text(self.text("PLACE")),
            author=wording.text(self.text("AUTHOR")),
            region=self.text("REGION"),
            forecast=wording.text(self.text("FORECAST")),
            made_on=datetime.now().date(),
            logo=Path(logo) if logo else None,
        )

    def _material(self, engine: Engine) -> Material:
        placing, summing, chancing = engine.parts(1, 2, 2)
        fields, features = self.read.source.fields(), self.read.layer.features
        where = self._regions_of(self.read.layer.geometry, placing)
        terrains = read_judged_terrains(fields, features, self.read.terrains, self.read.id_field, where)
        names = frozenset(name.lower() for name in fields.names())
        prefixes = [name.removesuffix("_score") for name in terrains if name.endswith("_score")]
        prefixes.remove(OVERALL)
        used = tuple(sorted(rules_used(fields, features)))
        tables = {name: self._table(name) for name in TABLES}
        return Material(
            terrains=terrains,
            fields=names,
            prefixes=prefixes,
            summary=self._summary(terrains, names, prefixes, summing),
            pairs=self._pairs(tables["PAIRS"]),
            balance=tables["BALANCE"],
            timeline=tables["TIMELINE"],
            claim=tables["CLAIM"],
            issues=tables["ISSUES"],
            chances=self._chances(terrains, chancing),
            comparison=self._comparison(terrains),
            rules=tuple(wording.text(each) for each in used),
            thresholds=self._thresholds(used),
            origins=tuple(self._origins()),
        )

    def _thresholds(self, used: tuple[str, ...]) -> tuple[Rule, ...]:
        """Those of the profile at hand, where it is the one that judged the terrains."""
        same = used and not different_rules(set(used), {self.rules.describe()})
        return tuple(thresholds(self.rules)) if same else ()

    def _check_region(self) -> None:
        wanted, known = self.text("REGION"), self.material.regions()
        if wanted and wanted not in known:
            raise InputError(
                tr("There is no region '{region}'. There are: {known}.").format(
                    region=wanted, known=", ".join(known) or tr("none")
                )
            )

    def _regions_of(self, geometry: Any, engine: Engine) -> TextArray | None:
        """The region of each terrain by its largest part; None where no layer of regions is given."""
        if self.regions is None:
            return None
        layer = self.reader.polygons(self.regions.source, [self.region_field], None)
        names = region_names(layer.table[self.region_field], self.regions.layer.name())
        shares = region_shares(geometry, np.arange(len(geometry)), layer.geometry, names, engine)
        return largest(shares, len(geometry))

    def _table(self, name: str) -> pd.DataFrame | None:
        given = self.algorithm.given(self.parameters, name, self.context)
        if given is None:
            return None
        reader = self.algorithm.table_reader(self.parameters, self.context, self.feedback)
        return reader.read(given.layer, given.source, TABLES[name]).reset_index(drop=True)

    def _pairs(self, pairs: pd.DataFrame | None) -> pd.DataFrame | None:
        if pairs is None:
            return None
        keys = self.read.keys(np.arange(len(self.read.layer.features)))
        return place_pairs(pairs, keys["terrein_fid"], keys["terrein_id"])

    def _summary(
        self, terrains: pd.DataFrame, names: frozenset[str], prefixes: list[str], engine: Engine
    ) -> pd.DataFrame:
        summed = [name for name in SUMMED if name in names]
        if len(terrains) == 0:
            return pd.DataFrame({"regio": [TOTAL], "terreinen": [0], "oppervlakte_ha": [0.0]})
        regions = terrains["regio"].to_numpy(dtype=object)
        return summarise(regions, self.read.terrains, terrains, [OVERALL, *prefixes], summed, engine)

    def _chances(self, terrains: pd.DataFrame, engine: Engine) -> Chances | None:
        """Chances of the perspectives, by the regions of the report."""
        if len(terrains) == 0:
            return None
        features = self.read.layer.features
        fields = self.read.source.fields()
        grounds = read_grounds(fields, features, self.read.terrains, self.read.id_field, self.feedback)
        those = [each for each in subjects(grounds, Options(), self.rules) if each.kind == CHANCE]
        stock = Stock(grounds, self.read.terrains.geometry)
        regions = terrains["regio"].to_numpy(dtype=object)
        names = sorted({each for each in regions.tolist() if each})
        areas, everything = _areas(names), _areas([TOTAL])
        pairs = _pairs_with(regions, names)
        rows = np.arange(len(grounds))
        first, second = engine.parts(1, 1)
        described = self.rules.describe()
        return Chances(
            per_region=summarise_chances(stock, those, pairs, areas, None, described, first),
            whole=summarise_chances(
                stock, those, (rows, np.zeros(len(rows), dtype=np.int64)), everything, None, described, second
            ),
            findings=findings(stock, those, pairs, areas),
            known={each.code: each.known for each in those},
        )

    def _comparison(self, terrains: pd.DataFrame) -> Comparison | None:
        """This screening against OLD.

        Raises:
            InputError: different rules, and that was not allowed.
        """
        if not self.parameters.get("OLD"):
            return None
        sides = [
            read_side(self.algorithm, name, "TERRAIN_ID", self.parameters, self.context, self.feedback)
            for name in ("OLD", "TERRAINS")
        ]
        old, new = sides
        allowed = self.algorithm.parameterAsBool(self.parameters, "ALLOW_DIFFERENT_RULES", self.context)
        check_rules(old, new, self.feedback, allowed=allowed)
        prefixes = [*new.prefixes, *(prefix for prefix in old.prefixes if prefix not in new.prefixes)]
        found = compare(old.screening, new.screening, prefixes)
        where = self._regions_of(self.reader.terrains(old.source, None).geometry, self.engine.part(READ, READ))
        if where is None:
            where = _texts_of(old.source, old.features, "regio")
        return make_comparison(
            found,
            old_name=old.source.sourceName(),
            rules=(old.rules, new.rules),
            names=(old.names, terrains["naam"].to_numpy(dtype=object)),
            regions=(where, terrains["regio"].to_numpy(dtype=object)),
            region=self.text("REGION"),
        )

    def _origins(self) -> list[Origin]:
        found = []
        for name, role in ROLES.items():
            definition = self.algorithm.parameterDefinition(name)
            layers = self.algorithm.layers_of(definition, self.parameters, self.context)
            found += [origin_of(role, layer) for layer in layers]
        return found


def _texts_of(source: QgsProcessingFeatureSource, features: list[QgsFeature], name: str) -> TextArray:
    position = source.fields().lookupField(name)
    return texts(None if position < 0 else feature[position] for feature in features)


def _areas(names: list[str]) -> Areas:
    """Areas that are known by their names only: which terrain belongs to which has been told."""
    return Areas(np.array(names, dtype=object), np.full(len(names), None, dtype=object))


def _pairs_with(regions: TextArray, names: list[str]) -> tuple[IntArray, IntArray]:
    """Rows and the place of their region among the names; rows without a region are not there."""
    place = {name: number for number, name in enumerate(names)}
    rows = np.array([row for row, each in enumerate(regions.tolist()) if each], dtype=np.int64)
    return rows, np.array([place[regions[row]] for row in rows], dtype=np.int64)
