"""The models in resources/models/, under ids of their own and in the user's language."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingException, QgsProcessingModelAlgorithm
from qgis.PyQt.QtGui import QIcon

from .. import dependencies
from ..i18n import language, tr
from ..paths import resource
from .conflictscreening import ConflictScreening


class ConflictChainModel(QgsProcessingModelAlgorithm):
    """The four themes one after another and the score: to look into, copy and change in the model designer.

    A model's id is its name, and QGIS shows that name too: only a class of its own can show a title.
    """

    def __init__(self) -> None:
        super().__init__()
        path = resource(f"models/{self.model_name()}.model3")
        if not self.fromFile(str(path)):
            raise QgsProcessingException(f"{path} is no model")
        # QGIS asks a model for what its file says of it, not for the methods of a class.
        html = resource(f"help/{language()}/{self.model_name()}.html").read_text(encoding="utf-8")
        brief = tr("The four themes one after another and the score, as a model to copy and change")
        self.setHelpContent({"SHORT_DESCRIPTION": brief, "ALG_DESC": html})
        # What an input is called stands in the algorithms, in both languages, and not once more in the file.
        shown = ConflictScreening().create()
        for definition in self.parameterDefinitions():
            same = shown.parameterDefinition(definition.name())
            if same is not None:
                definition.setDescription(same.description())
                definition.setHelp(same.help())
            elif definition.isDestination():
                definition.setDescription(tr("Terrains with conflicts"))
                definition.setHelp(tr("The terrains with the indicators of all themes and the score."))

    def model_name(self) -> str:
        """Name of the file and of the algorithm."""
        return "modelconflictketen"

    def createInstance(self) -> ConflictChainModel:
        return self.__class__()

    def name(self) -> str:
        return self.model_name()

    def displayName(self) -> str:
        return tr("Conflict chain (model)")

    def tags(self) -> list[str]:
        return tr("model,chain,conflict,natura 2000,housing,category,water,score").split(",")

    def group(self) -> str:
        return tr("Conflict analysis")

    def groupId(self) -> str:
        return "conflicts"

    def svgIconPath(self) -> str:
        return str(resource(f"icons/{self.model_name()}.svg"))

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def canExecute(self) -> tuple[bool, str]:
        problems = dependencies.missing()
        return (False, dependencies.advice(problems)) if problems else super().canExecute()

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Nothing: the file holds the parameters."""
