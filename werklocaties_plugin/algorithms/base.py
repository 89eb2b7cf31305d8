"""What every algorithm of the provider does alike: checks before work, one way to write, one way to fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingUtils,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QIcon

from .. import dependencies
from ..i18n import language, tr
from ..paths import manual, resource
from ..qgis_io.secrecy import without_secrets
from ..shown_numbers import value_text

if TYPE_CHECKING:
    from ..core.rules import Rules
    from ..qgis_io.destinations import Destination
    from ..qgis_io.writing import Table
    from .outputs import Outputs

Style = Callable[[QgsVectorLayer], None]
#: Parameters that stand for layers.
LAYER_TYPES = ("source", "vector", "raster", "layer", "multilayer")


# Definitions are told apart by what they say of themselves: Python may take one for another that stood at its address.


def _is_spatial(definition: QgsProcessingParameterDefinition) -> bool:
    """True for an output that is a layer with geometry."""
    is_sink = definition.type() == QgsProcessingParameterFeatureSink.typeName()
    return is_sink and definition.toVariantMap()["data_type"] != Qgis.ProcessingSourceType.Vector.value


class WerklocatiesAlgorithm(QgsProcessingAlgorithm):
    """Base of all algorithms. A subclass gives name, displayName, group, tags, parameters and `calculate`."""

    _outputs: Outputs

    def numbers(self) -> dict[str, str]:
        """Headline figures that the algorithm returns, name -> translated label."""
        return {}

    def say(self, numbers: Mapping[str, Any], feedback: QgsProcessingFeedback) -> None:
        """The headline figures, for the log."""
        for name, label in self.numbers().items():
            feedback.pushInfo(f"{label}: {value_text(numbers[name])}")

    def calculate(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """The work itself. May raise Cancelled, and the errors of the rules, the input and the output."""
        raise QgsProcessingException(f"{self.name()} has no calculate()")

    def check_choices(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Raise ChoiceError or InputError for what can be seen to be wrong before any layer is read."""

    def createInstance(self) -> WerklocatiesAlgorithm:
        return self.__class__()

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return str(resource(f"icons/{self.name()}.svg"))

    def shortHelpString(self) -> str:
        return resource(f"help/{language()}/{self.name()}.html").read_text(encoding="utf-8")

    def helpUrl(self) -> str:
        return manual(f"analyses/{self.name()}")

    def add_number_outputs(self) -> None:
        """Declare the headline figures as outputs, for models and scripts."""
        for name, label in self.numbers().items():
            if not self.addOutput(QgsProcessingOutputNumber(name, label)):
                raise QgsProcessingException(f"{self.name()}: output {name} is declared twice")

    def canExecute(self) -> tuple[bool, str]:
        problems = dependencies.missing()
        return (False, dependencies.advice(problems)) if problems else (True, "")

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        problem = self._problem(parameters, context)
        if problem:
            return False, problem
        accepted, reason = super().checkParameterValues(parameters, context)
        return accepted, without_secrets(reason)

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        # qgis_process ignores canExecute, and a model does not call checkParameterValues for its steps.
        problem = self._problem(parameters, context)
        if problem:
            raise QgsProcessingException(problem)
        return True

    def processAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..core.errors import Cancelled, ChoiceError, RulesError
        from ..qgis_io.errors import InputError, OutputError
        from .choices import sentence
        from .outputs import Outputs

        self._outputs = Outputs(self, feedback)
        try:
            results = self.calculate(parameters, context, feedback)
            self._outputs.put_in_place()
            feedback.setProgress(100)
            return results
        except Cancelled:
            feedback.pushInfo(tr("Cancelled; nothing was written."))
            return {}
        except RulesError as error:
            problem = tr("Rules profile: {error}").format(error=error)
        except ChoiceError as error:
            problem = sentence(error)
        except (InputError, OutputError) as error:
            problem = str(error)
        finally:
            self._outputs.discard()
        # Outside the handlers: an exception that QGIS keeps must not keep the layers of the failed run with it.
        raise QgsProcessingException(without_secrets(problem))

    def _problem(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        """What makes a run impossible or unsafe, in words; empty when nothing does."""
        problems = dependencies.missing()
        if problems:
            return dependencies.advice(problems)
        from ..core.errors import ChoiceError
        from ..qgis_io.destinations import check_destinations
        from ..qgis_io.errors import InputError, OutputError
        from .choices import sentence

        try:
            # First of all: whatever opens a layer may write what it opens into a log.
            self._check_no_passwords(parameters)
            self._name_layers(parameters, context)
            self.check_choices(parameters, context)
            self._check_sources(parameters, context)
            check_destinations(
                self._destinations(parameters, context),
                self._input_layers(parameters, context),
                self._input_files(parameters, context),
            )
        except ChoiceError as error:
            return sentence(error)
        except (InputError, OutputError) as error:
            return without_secrets(str(error))
        return ""

    def _check_no_passwords(self, parameters: dict[str, Any]) -> None:
        """Credentials come from the authentication of QGIS, never out of the text of a parameter."""
        from ..qgis_io.errors import InputError
        from ..qgis_io.secrecy import has_password

        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if isinstance(value, QgsProcessingFeatureSourceDefinition):
                value = value.source
            if isinstance(value, QgsProperty):
                value = value.staticValue()
            texts = [each for each in (value if isinstance(value, list | tuple) else [value]) if isinstance(each, str)]
            if definition.type() in LAYER_TYPES and any(map(has_password, texts)):
                raise InputError(
                    tr(
                        "'{label}': the source holds a password. Make an authentication in QGIS (Settings, Options, "
                        "Authentication) and name it by authcfg=."
                    ).format(label=definition.description())
                )

    def _name_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """What QGIS opened for this run has the name of its file: give layers of one GeoPackage their own."""
        for layer in self._input_layers(parameters, context):
            if context.temporaryLayerStore().mapLayer(layer.id()) is not None:
                parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
                layer.setName(parts.get("layerName") or layer.name())

    def _check_sources(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Every layer with geometry has a CRS, and every field that the user named is there."""
        from ..qgis_io import fields
        from ..qgis_io.errors import InputError

        self._check_files_open(parameters, context)
        for layer in self._input_layers(parameters, context):
            if isinstance(layer, QgsVectorLayer) and layer.isSpatial() and not layer.crs().isValid():
                raise InputError(
                    tr(
                        "Layer '{layer}' has no coordinate reference system. "
                        "Set it (layer properties, Source) and run again."
                    ).format(layer=layer.name())
                )
        for definition in self.parameterDefinitions():
            if definition.type() != QgsProcessingParameterField.typeName():
                continue
            parent = self.parameterDefinition(definition.toVariantMap()["parent_layer"])
            for layer in self.layers_of(parent, parameters, context) if parent else ():
                for name in self._field_names(definition, parameters, context):
                    fields.require(layer.fields(), name, layer.name())

    def _check_files_open(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """A file that is there and cannot be opened: QGIS would say that it was not found."""
        from ..qgis_io.errors import InputError

        for definition in self.parameterDefinitions():
            value = parameters.get(definition.name())
            if definition.isDestination() or definition.type() not in LAYER_TYPES or not isinstance(value, str):
                continue
            path = Path(value.partition("|")[0])
            if path.is_file() and not self.layers_of(definition, parameters, context):
                raise InputError(
                    tr(
                        "'{label}': {path} cannot be opened: it is damaged, empty, or of a kind that QGIS does not "
                        "know. Save it again with the program that made it (a text file in UTF-8)."
                    ).format(label=definition.description(), path=path)
                )

    def _field_names(
        self, definition: QgsProcessingParameterField, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> list[str]:
        return [name for name in self.parameterAsStrings(parameters, definition.name(), context) if name]

    def _destinations(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[tuple[str, Destination]]:
        """Label and destination of every output that is asked for."""
        from ..qgis_io.destinations import destination_of

        found = []
        for definition in self.destinationParameterDefinitions():
            destination = destination_of(parameters.get(definition.name(), definition.defaultValue()), context)
            if destination is not None:
                found.append((definition.description(), replace(destination, has_geometry=_is_spatial(definition))))
        return found

    def _input_files(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Path]:
        """What is read beside layers, such as a rules profile."""
        file = QgsProcessingParameterFile.typeName()
        names = [each.name() for each in self.parameterDefinitions() if each.type() == file]
        given = (self.parameterAsFile(parameters, name, context) for name in names)
        return [Path(path) for path in given if path]

    def _input_layers(self, parameters: dict[str, Any], context: QgsProcessingContext) -> list[QgsMapLayer]:
        return [
            layer
            for definition in self.parameterDefinitions()
            if not definition.isDestination()
            for layer in self.layers_of(definition, parameters, context)
        ]

    def layers_of(self, definition: Any, parameters: dict[str, Any], context: QgsProcessingContext) -> list[Any]:
        """The layers that a parameter's value stands for, whatever form it has."""
        kind = definition.type()
        value = parameters.get(definition.name())
        if value is None or kind not in LAYER_TYPES:
            return []
        if kind == "multilayer":
            return list(self.parameterAsLayerList(parameters, definition.name(), context))
        if isinstance(value, QgsProcessingFeatureSourceDefinition):
            value = value.source
        if isinstance(value, QgsProperty):
            value = value.valueAsString(context.expressionContext(), "")[0]
        layer = value if isinstance(value, QgsMapLayer) else QgsProcessingUtils.mapLayerFromString(str(value), context)
        return [] if layer is None else [layer]

    # ---- for subclasses

    def require_source(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        """The source of a parameter that must have one."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(without_secrets(self.invalidSourceError(parameters, name)))
        return source

    def every_layer(self, parameters: dict[str, Any], name: str, context: QgsProcessingContext) -> list[QgsMapLayer]:
        """The layers of a parameter that takes several.

        Raises:
            InputError: one of them cannot be opened.
        """
        from ..qgis_io.errors import InputError

        layers = self.parameterAsLayerList(parameters, name, context)
        given = parameters.get(name)
        given = given if isinstance(given, list | tuple) else [given] if given else []
        if len(layers) < len(given):
            # Processing passes over what it cannot open.
            raise InputError(
                tr("Not every layer of {name} can be opened: {layers}.").format(
                    name=self.parameterDefinition(name).description(), layers="; ".join(map(str, given))
                )
            )
        return list(layers)

    def chosen_field(
        self,
        parameters: dict[str, Any],
        name: str,
        meaning: str,
        source: QgsProcessingFeatureSource,
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> str | None:
        """The field the user named for `name`, else the one known for its meaning (qgis_io.fields.ALIASES)."""
        from ..qgis_io import fields

        named = self.parameterAsString(parameters, name, context)
        return fields.choose(source.fields(), named, meaning, source.sourceName(), feedback.pushInfo)

    def read_rules(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Rules:
        """The rules profile of the run; its name, version and hash go to the log."""
        from ..core.rules import load

        path = self.parameterAsFile(parameters, "RULES", context)
        rules = load(Path(path) if path else None)
        feedback.pushInfo(tr("Rules profile: {profile}").format(profile=rules.describe()))
        return rules

    def wants(self, parameters: dict[str, Any], name: str) -> bool:
        """True when an optional output is asked for."""
        return parameters.get(name) not in (None, "")

    def write(
        self,
        parameters: dict[str, Any],
        name: str,
        table: Table,
        context: QgsProcessingContext,
        style: Style | None = None,
    ) -> str:
        """Write one output, counted and styled; returns the id of the layer or its path.

        A file is in its place only when `calculate` has returned.
        """
        return self._outputs.write(parameters, name, table, context, style)

    def stage_file(self, path: Path) -> Path:
        """Where to write a file that is no layer; it is in its place only when `calculate` has returned."""
        return self._outputs.stage_file(path)
