"""The provider 'werklocaties' of the Processing toolbox."""

from __future__ import annotations

from qgis.core import QgsProcessingException, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .. import log
from ..paths import resource
from .balance.demanduncertainty import DemandUncertainty
from .balance.landdemand import LandDemand
from .balance.landsupply import LandSupply
from .balance.perspectives import Perspectives
from .balance.supplydemandbalance import SupplyDemandBalance
from .balance.workhousingclaim import WorkHousingClaim
from .conflicts.comparescreenings import CompareScreenings
from .conflicts.conflictcategory import ConflictCategory
from .conflicts.conflictcustom import ConflictCustom
from .conflicts.conflicthousing import ConflictHousing
from .conflicts.conflictnatura2000 import ConflictNatura2000
from .conflicts.conflictrobustness import ConflictRobustness
from .conflicts.conflictscore import ConflictScore
from .conflicts.conflictscreening import ConflictScreening
from .conflicts.conflictwaterstress import ConflictWaterStress
from .conflicts.conflictzones import ConflictZones
from .data.checkterrains import CheckTerrains
from .data.fetchopendata import FetchOpenData
from .data.importterrains import ImportTerrains
from .models import BalanceModel, BuiltInModel, ConflictChainModel
from .report.regionreport import RegionReport

#: Formats that cut field names to ten letters are not offered.
REFUSED_EXTENSIONS = ("shp", "dbf", "shz")


class WerklocatiesProvider(QgsProcessingProvider):
    """Lists the algorithms; each is made anew when QGIS asks for them."""

    def id(self) -> str:
        return "werklocaties"

    def name(self) -> str:
        return "Werklocaties"

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(resource("icons/werklocaties.svg"))

    def load(self) -> bool:
        """No algorithms yet: models find their steps only when the provider is known, so `initProcessing` asks then."""
        return True

    def loadAlgorithms(self) -> None:
        self.addAlgorithm(CheckTerrains())
        self.addAlgorithm(CompareScreenings())
        self.addAlgorithm(ConflictCategory())
        self.addAlgorithm(ConflictCustom())
        self.addAlgorithm(ConflictHousing())
        self.addAlgorithm(ConflictNatura2000())
        self.addAlgorithm(ConflictRobustness())
        self.addAlgorithm(ConflictScore())
        self.addAlgorithm(ConflictScreening())
        self.addAlgorithm(ConflictWaterStress())
        self.addAlgorithm(ConflictZones())
        self.addAlgorithm(DemandUncertainty())
        self.addAlgorithm(FetchOpenData())
        self.addAlgorithm(ImportTerrains())
        self.addAlgorithm(LandDemand())
        self.addAlgorithm(LandSupply())
        self.addAlgorithm(Perspectives())
        self.addAlgorithm(RegionReport())
        self.addAlgorithm(SupplyDemandBalance())
        self.addAlgorithm(WorkHousingClaim())
        for model in (ConflictChainModel, BalanceModel):
            self._add_model(model)

    def _add_model(self, model: type[BuiltInModel]) -> None:
        """A model that cannot be read is missed, but hides nothing else."""
        try:
            self.addAlgorithm(model())
        except QgsProcessingException as error:
            log.warning(str(error))

    def supportedOutputVectorLayerExtensions(self) -> list[str]:
        return [each for each in super().supportedOutputVectorLayerExtensions() if each not in REFUSED_EXTENSIONS]

    def defaultVectorFileExtension(self, hasGeometry: bool = True) -> str:
        return "gpkg"
