"""The models in resources/models/, under ids of their own and in the user's language."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingException, QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from .. import dependencies
from ..i18n import language, tr
from ..paths import manual, resource
from .balance.landdemand import LandDemand
from .balance.landsupply import LandSupply
from .balance.supplydemandbalance import SupplyDemandBalance
from .conflicts.conflictscreening import ConflictScreening
from .groups import BalanceGroup, ConflictGroup


class BuiltInModel(QgsProcessingModelAlgorithm):
    """A model to look into, copy and change in the model designer.

    A model's id is its name, and QGIS shows that name too: only a class of its own can show a title.
    """

    def __init__(self) -> None:
        super().__init__()
        path = resource(f"models/{self.model_name()}.model3")
        if not self.fromFile(str(path)):
            raise QgsProcessingException(f"{path} is no model")
        # QGIS asks a model for what its file says of it, not for the methods of a class.
        html = resource(f"help/{language()}/{self.model_name()}.html").read_text(encoding="utf-8")
        self.setHelpContent({"SHORT_DESCRIPTION": self.brief(), "ALG_DESC": html})
        self._name_parameters()

    @abstractmethod
    def model_name(self) -> str:
        """Name of the file and of the algorithm."""

    @abstractmethod
    def brief(self) -> str:
        """What the model does, in one line."""

    @abstractmethod
    def explained_by(self) -> list[QgsProcessingAlgorithm]:
        """The algorithms that have the model's parameters and outputs; the last one gives the outputs."""

    def _name_parameters(self) -> None:
        """What an input is called stands in the algorithms, in both languages, and not once more in the file."""
        shown = [algorithm.create() for algorithm in self.explained_by()]
        for definition in self.parameterDefinitions():
            if definition.isDestination():
                # QGIS writes the names of a model's outputs in small letters; here they are those of all algorithms.
                definition.setName(definition.name().upper())
            known = reversed(shown) if definition.isDestination() else iter(shown)
            same = next((each for each in (one.parameterDefinition(definition.name()) for one in known) if each), None)
            if same is not None:
                definition.setDescription(same.description())
                definition.setHelp(same.help())
        for output in self.outputDefinitions():
            output.setName(output.name().upper())

    def createInstance(self) -> BuiltInModel:
        return self.__class__()

    def name(self) -> str:
        return self.model_name()

    def svgIconPath(self) -> str:
        return str(resource(f"icons/{self.model_name()}.svg"))

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def helpUrl(self) -> str:
        return manual(f"analyses/{self.model_name()}")

    def canExecute(self) -> tuple[bool, str]:
        problems = dependencies.missing()
        return (False, dependencies.advice(problems)) if problems else super().canExecute()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Nothing: the file holds the parameters."""


class ConflictChainModel(ConflictGroup, BuiltInModel):
    """The four themes one after another and the score."""

    def model_name(self) -> str:
        return "modelconflictketen"

    def brief(self) -> str:
        return tr("The four themes one after another and the score, as a model to copy and change")

    def explained_by(self) -> list[QgsProcessingAlgorithm]:
        return [ConflictScreening()]

    def displayName(self) -> str:
        return tr("Conflict chain (model)")

    def tags(self) -> list[str]:
        return tr("model,chain,conflict,natura 2000,housing,category,water,score").split(",")


class BalanceModel(BalanceGroup, BuiltInModel):
    """From terrains and jobs to the balance per region."""

    def model_name(self) -> str:
        return "modelsaldo"

    def brief(self) -> str:
        return tr("Supply of the terrains, demand of the jobs and their balance, as a model to copy and change")

    def explained_by(self) -> list[QgsProcessingAlgorithm]:
        return [LandSupply(), LandDemand(), SupplyDemandBalance()]

    def displayName(self) -> str:
        return tr("From terrains to balance (model)")

    def tags(self) -> list[str]:
        return tr("model,chain,balance,supply,demand,region,shortage").split(",")
