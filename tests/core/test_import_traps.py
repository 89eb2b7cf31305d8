"""Traps of terrain files: units by what is drawn, one number on more rows, empty rows, rows with totals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.core.measuring.merging import merge
from werklocaties_plugin.core.terrains.importing import Options, Source, import_terrains

IBIS = ("RIN_NUMMER", "PLAN_NAAM", "HA_BRUTO", "HA_NETTO", "HA_UITGEG", "HA_UIT_HJR", "HA_TKPGEM")


def read(rows, drawn=None, names=IBIS, **options):
    cells = pd.DataFrame(rows, columns=list(names), dtype=object)
    return import_terrains(Source(cells, None if drawn is None else np.array(drawn)), Options(**options))


def codes(found):
    table = found.findings.table(found.table["terrein_id"].to_numpy(), found.table["naam"].to_numpy())
    return [(row.code, None if row.rij != row.rij else int(row.rij), row.veld) for row in table.itertuples()]


def test_square_metres_in_fields_that_say_hectares_are_seen_by_the_drawing():
    found = read([("1", "a", 100_000, 80_000, 50_000, 0, 0), ("2", "b", 50_000, 40_000, 32_000, 0, 0)], [10.0, 5.0])
    assert found.table["bruto_ha"].tolist() == [10.0, 5.0]
    assert found.table["uitgeefbaar_ha"].tolist() == [3.0, 0.8]
    assert found.table["vol"].tolist() == [0.0, 1.0]


def test_one_cell_in_another_unit_is_converted_and_said():
    found = read(
        [("1", "a", 10, 8, 5, 0, 0), ("2", "b", 100_000, 80_000, 5, 0, 0), ("3", "c", 10, 8, 5, 0, 0)], [10.0] * 3
    )
    assert found.table["bruto_ha"].tolist() == [10.0, 10.0, 10.0]
    assert [each for each in codes(found) if each[0] == "eenheid_afwijkend"] == [
        ("eenheid_afwijkend", 2, "HA_BRUTO"), ("eenheid_afwijkend", 2, "HA_NETTO"),
    ]  # fmt: skip


NAMES = ("RINNUMMER", "BEDRIJVENT", "OPPBRUTO", "OPPNETTO")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Each row has its own part: they are added up.
        ([("1", "x", "100000", "80000"), ("1", "x", "25000", "20000")], (12.5, 10.0)),
        # Each row has the whole: it counts once.
        ([("1", "x", "125000", "80000"), ("1", "x", "125000", "80000")], (12.5, 8.0)),
    ],
)
def test_the_unit_of_a_terrain_in_parts_is_seen_by_the_part_or_by_the_whole(rows, expected):
    found = read(rows, [10.0, 2.5], NAMES)
    merged, places = merge(found.table, found.drawn_ha)
    assert places == [[0, 1]]
    assert (merged["bruto_ha"].tolist(), merged["netto_ha"].tolist()) == ([expected[0]], [expected[1]])


def test_areas_between_hectares_and_square_metres_are_asked_for():
    with pytest.raises(ChoiceError) as raised:
        read([("1", "x", "1000", "800"), ("2", "y", "1000", "800")], [10.0, 10.0], NAMES)
    assert raised.value.problem == "unit_unknown"


@pytest.mark.parametrize(("issued", "full"), [(6.4, 1.0), (6.399, 0.0), (8.0, 1.0), (0.0, 0.0)])
def test_full_from_eight_tenths_of_net(issued, full):
    assert read([("1", "x", 10, 8, issued, 0, 0)]).table["vol"].tolist() == [full]


def test_empty_rows_are_said_once_each_and_nothing_else_about_them():
    rows = [("1", "x", 10, 8, 5, 0, 0), (None, " ", "", None, "-", None, None), ("2", "y", 10, 8, 5, 0, 0)]
    found = read(rows)
    assert [each for each in codes(found) if each[1] == 2] == [("lege_rij", 2, "")]


def test_an_empty_row_with_a_drawing_is_a_terrain():
    found = read([("1", "x", 10, 8, 5, 0, 0), (None,) * 7], [10.0, 10.0])
    assert "lege_rij" not in [each[0] for each in codes(found)]


def test_a_row_with_totals_keeps_its_place_but_not_its_hectares():
    rows = [("1", "x", 10, 8, 5, 0, 0), ("2", "y", 10, 8, 5, 0, 0), (None, "Totaal", 20, 16, 10, 0, 0)]
    found = read(rows)
    for name in ("bruto_ha", "netto_ha", "uitgegeven_ha", "uitgeefbaar_ha"):
        assert np.isnan(found.table[name].iloc[2]), name
    assert found.table["uitgeefbaar_ha"].sum() == 6.0
    assert ("totaalrij", 3, "netto_ha") in codes(found)
    assert ("netto_ha", 2) in found.findings.with_value_lost(), "kept in a field of its own where need be"


def test_a_terrain_that_is_called_total_and_has_a_number_is_a_terrain():
    found = read([("1", "Totaal", 10, 8, 5, 0, 0), ("2", "y", 10, 8, 5, 0, 0)])
    assert found.table["netto_ha"].tolist() == [8.0, 8.0]
