"""The list of the dock Conflicten: sorting and filtering a screened layer, whatever is unknown in it."""

from __future__ import annotations

import numpy as np
import pytest
from layers import Log, layer, square
from qgis.PyQt.QtCore import QItemSelectionModel, QPersistentModelIndex, Qt

from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.core.judging.weighing import Weighing, changes, stand
from werklocaties_plugin.gui.conflict.pairs import read_pairs
from werklocaties_plugin.gui.conflict.terrain_model import OVERALL, PLACE, SHIFT, TerrainFilter, TerrainModel
from werklocaties_plugin.qgis_io.errors import InputError
from werklocaties_plugin.qgis_io.screened import is_screened, read_screened
from werklocaties_plugin.qgis_io.snapshot import Snapshot

FIELDS = (
    "RIN_NUMMER:string,NAAM:string,gemeente:string,N2000_KLASSE:string,N2000_SCORE:double,woon_klasse:string,"
    "woon_score:double"
)
ROWS = [
    ("3", "Édam", "Oost", "laag", 20.0, "hoog", 90.0),
    ("1", "ede", None, "hoog", 80.0, "geen", 0.0),
    (None, None, "West", None, None, None, None),
    ("2", "Zee", "west", "midden", 50.0, None, None),
]
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def terrains(rows=ROWS, fields=FIELDS):
    return layer([square(200 * number, 0) for number in range(len(rows))], fields, rows, name="terreinen")


def read(made):
    return read_screened(Snapshot(made), Log())


@pytest.fixture
def model():
    made = TerrainModel()
    made.show(read(terrains()))
    standing = stand(made.screened.judged, Weighing())
    made.stand(standing, changes(standing, standing))
    return made


def place(model, key):
    return next(number for number, column in enumerate(model.columns) if column.key == key)


def order(model, key, direction):
    model.sort(place(model, key), direction)
    return model.order.tolist()


def test_a_layer_is_read_by_any_case_of_its_names_and_without_geometry():
    found = read(terrains())
    assert found.terrein_id.tolist() == ["3", "1", None, "2"]
    assert found.naam.tolist() == ["Édam", "ede", None, "Zee"]
    assert found.regio.tolist() == [None] * 4
    assert found.judged.prefixes == ("n2000", "woon")
    assert found.judged.rank.tolist() == [[1, 3], [3, 0], [-1, -1], [2, -1]]
    assert found.key.tolist() == [1, 2, 3, 4], "what PAIRS calls them: the ids of the features"
    assert found.written is None
    assert not found.has_firmness


def test_a_field_fid_is_what_pairs_calls_the_terrains():
    found = read(terrains([(7, "hoog", 90.0), (9, "laag", 10.0)], "fid:int,n2000_klasse:string,n2000_score:double"))
    assert found.key.tolist() == [7, 9]
    assert found.fid.tolist() == [1, 2]


def test_what_was_not_screened_or_has_no_class_is_refused():
    other = terrains([("a",)], "terrein_id:string")
    assert not is_screened(other.fields())
    with pytest.raises(InputError, match="terreinen"):
        read(other)
    with pytest.raises(ChoiceError):
        read(terrains([("zwaar", 90.0)], "n2000_klasse:string,n2000_score:double"))


def test_a_layer_with_the_class_over_all_themes_alone_is_read():
    found = read(terrains([("hoog",), (None,)], "conflict_klasse:string"))
    assert found.judged.prefixes == ()
    assert found.written.rank.tolist() == [3, -1]
    assert found.written.place.tolist() == [-1, -1]


def test_unknown_comes_last_in_both_directions(model):
    # Under hoogste: Édam and ede hoog, Zee midden, the third onbekend; by their means 55 and 40.
    assert order(model, PLACE, ASCENDING) == [0, 1, 3, 2]
    assert order(model, PLACE, DESCENDING) == [3, 1, 0, 2]
    assert order(model, OVERALL, DESCENDING) == [0, 1, 3, 2]
    assert order(model, "thema:woon", DESCENDING) == [0, 1, 2, 3], "unknown in the order of the layer"


def test_names_are_sorted_without_case_and_accents(model):
    assert [model.screened.naam[row] for row in order(model, "naam", ASCENDING)] == ["Édam", "ede", "Zee", None]
    assert [model.screened.naam[row] for row in order(model, "naam", DESCENDING)] == ["Zee", "ede", "Édam", None]


def test_a_row_stays_the_same_terrain_when_the_order_changes(model):
    shown = TerrainFilter(model)
    kept = QPersistentModelIndex(shown.index(1, place(model, "naam")))
    name = kept.data()
    order(model, "naam", DESCENDING)
    assert kept.data() == name
    shown.let_through(np.array([True, True, False, True]))
    assert (kept.data(), shown.rowCount()) == (name, 3)
    before = changes(model.standing, stand(model.screened.judged, Weighing("gewogen", {"woon": 5.0})))
    model.stand(stand(model.screened.judged, Weighing("gewogen", {"woon": 5.0})), before)
    assert kept.data() == name
    shown.let_through(None)
    assert shown.rowCount() == 4


def test_rows_that_are_shown_follow_the_mask_and_the_order(model):
    shown = TerrainFilter(model)
    shown.let_through(np.array([False, True, False, True]))
    order(model, "naam", DESCENDING)
    assert shown.rows().tolist() == [3, 1]
    assert [shown.index(row, place(model, "naam")).data() for row in range(2)] == ["Zee", "ede"]
    selection = QItemSelectionModel(shown)
    selection.setCurrentIndex(shown.index(0, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    shown.let_through(np.array([False, True, False, False]))
    assert not selection.currentIndex().isValid(), "what is filtered away is not the current one"


def test_shifts_are_shown_with_a_sign(model):
    after = stand(model.screened.judged, Weighing("hoogste", {"woon": 0.0}))
    model.stand(after, changes(model.standing, after))
    # Without housing: ede hoog 1, Zee midden 2, Édam laag 3; they were 2, 3 and 1.
    column = place(model, SHIFT)
    shown = {row: model.index(at, column).data() for at, row in enumerate(model.order.tolist())}
    assert shown == {0: "▼ 2", 1: "▲ 1", 2: "", 3: "▲ 1"}


def test_pairs_of_a_terrain_and_of_no_other_run():
    table = layer(
        [None] * 5,
        "terrein_fid:int,terrein_id:string,thema:string,object_id:string,object_naam:string,overlap_ha:double,"
        "afstand_m:double,aantal:double,detail:string",
        [
            (1, "a", "water", "matig", "matig", 2.0, 0.0, None, "vlakken"),
            (1, "a", "natura2000", "12", "Ver", 0.0, 900.0, None, "HR"),
            (1, "a", "natura2000", "11", "Op het terrein", 0.4, 0.0, None, "VR"),
            (2, "b", "natura2000", "11", "Op het terrein", 0.1, 0.0, None, "VR"),
            (1, "uit een andere run", "natura2000", "13", "Elders", 9.0, 0.0, None, "VR"),
        ],
        kind="None",
        crs="",
    )
    found = read_pairs(table, 1, "a")
    assert [(pair.theme, pair.name) for pair in found] == [
        ("water", "matig"), ("natura2000", "Op het terrein"), ("natura2000", "Ver"),
    ]  # fmt: skip
    assert found[2].distance_m == 900
    assert np.isnan(found[0].count)
    assert read_pairs(table, 3, "a") == []
