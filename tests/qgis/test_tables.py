"""Tables of users: CSV, spreadsheets and layers come in under canonical names, typed, with NULL as NULL."""

from __future__ import annotations

import numpy as np
import pytest
from layers import layer
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameters,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.qgis_io.errors import InputError
from werklocaties_plugin.qgis_io.tables import Column, TableReader

COLUMNS = {
    "regio": Column(str, required=True),
    "segment": Column(str),
    "jaar": Column(int),
    "ha": Column(float, ("hectare", "opp_ha")),
}
CSV = "regio;Segment;jaar;hectare\nMidden;007;2030;1.234,5\n Oost ;;2031;\n"


class Feedback(QgsProcessingFeedback):
    """Remembers warnings."""

    def __init__(self):
        super().__init__()
        self.warnings = []

    def pushWarning(self, warning):
        self.warnings.append(warning)


def read(table, decimal=None, chosen=None, feedback=None, *, selected=False):
    """As an algorithm does: a layer of the project, through a parameter."""
    project = QgsProject()
    project.addMapLayer(table)
    context = QgsProcessingContext()
    context.setProject(project)
    value = QgsProcessingFeatureSourceDefinition(table.id(), selectedFeaturesOnly=selected)
    source = QgsProcessingParameters.parameterAsSource(
        QgsProcessingParameterFeatureSource("TABLE", "TABLE"), {"TABLE": value}, context
    )
    found = TableReader(feedback or Feedback(), decimal).read(table, source, COLUMNS, chosen)
    project.takeMapLayer(table)
    return found


def csv(tmp_path, content, encoding="utf-8", name="tabel.csv"):
    path = tmp_path / name
    path.write_bytes(content.encode(encoding))
    return QgsVectorLayer(str(path), "tabel", "ogr")


def as_listed(frame):
    return frame.astype(object).where(frame.notna(), None).to_numpy().tolist()


EXPECTED = [["Midden", "007", 2030.0, 1234.5], ["Oost", None, 2031.0, None]]


def test_a_csv_is_read_as_text_and_typed_by_us(tmp_path):
    found = read(csv(tmp_path, CSV))
    assert as_listed(found) == EXPECTED
    assert found.dtypes.astype(str).tolist() == ["object", "object", "float64", "float64"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_letters_in_utf8_stay_with_or_without_byte_order_mark(tmp_path, encoding):
    feedback = Feedback()
    found = read(csv(tmp_path, "regio,ha\nFryslân,1\n", encoding), feedback=feedback)
    assert (found["regio"].tolist(), feedback.warnings) == (["Fryslân"], [])


def test_windows_letters_are_read_with_a_warning(tmp_path):
    feedback = Feedback()
    found = read(csv(tmp_path, "regio;ha\nFryslân;1\nMidden–Oost;2\n", "cp1252"), feedback=feedback)
    assert found["regio"].tolist() == ["Fryslân", "Midden–Oost"]
    assert ["Windows-1252" in warning for warning in feedback.warnings] == [True]


@pytest.mark.parametrize("kind", ["XLSX", "ODS"])
def test_a_sheet_of_texts_has_its_names_in_the_first_row(tmp_path, kind):
    path = tmp_path / f"tabel.{kind.lower()}"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = kind
    QgsVectorFileWriter.writeAsVectorFormatV3(csv(tmp_path, CSV), str(path), QgsCoordinateTransformContext(), options)
    assert as_listed(read(QgsVectorLayer(str(path), "blad", "ogr"))) == EXPECTED


def test_numbers_of_a_sheet_are_numbers_whatever_they_look_like(tmp_path):
    path = tmp_path / "getallen.xlsx"
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "XLSX"
    table = layer([None], "regio:string,ha:double,jaar:int", [("Oost", 1.234, 2030)])
    QgsVectorFileWriter.writeAsVectorFormatV3(table, str(path), QgsCoordinateTransformContext(), options)
    assert as_listed(read(QgsVectorLayer(str(path), "blad", "ogr"))) == [["Oost", None, 2030, 1.234]]


def test_a_layer_keeps_its_types_and_null_is_no_zero():
    table = layer([None, None], "regio:string,ha:double", [("Oost", 2.5), ("West", None)], name="laag")
    found = read(table)
    assert found["ha"].iloc[0] == 2.5
    assert np.isnan(found["ha"].iloc[1])
    assert found["segment"].tolist() == [None, None]


def test_only_what_is_selected_is_read_as_text_too(tmp_path):
    table = csv(tmp_path, CSV)
    table.select(max(table.allFeatureIds()))
    assert as_listed(read(table, selected=True)) == EXPECTED[1:]


def test_a_joined_field_comes_along(tmp_path):
    table = csv(tmp_path, "regio;jaar\nOost;2030\n")
    table.addExpressionField("2 * 6.25", layer([], "ha:double").fields().at(0))
    assert as_listed(read(table)) == [["Oost", None, 2030, 12.5]]


def test_a_column_that_must_be_there_is_asked_for_by_name(tmp_path):
    with pytest.raises(InputError, match=r"regio.*gebied, ha"):
        read(csv(tmp_path, "gebied;ha\nOost;1\n"))
    assert read(csv(tmp_path, "gebied;ha\nOost;1\n"), chosen={"regio": "Gebied"})["regio"].tolist() == ["Oost"]


def test_what_can_be_read_in_two_ways_needs_the_users_word(tmp_path):
    with pytest.raises(ChoiceError, match="number_ambiguous"):
        read(csv(tmp_path, "regio;hectare\nOost;1.234\n"))
    assert read(csv(tmp_path, "regio;hectare\nOost;1.234\n"), ",")["ha"].tolist() == [1234]
