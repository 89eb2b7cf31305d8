"""Files of no known generation: the fields that a user points out, and what of them cannot be used."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.core.terrains.importing import Options, Source, import_terrains

CELLS = pd.DataFrame(
    {
        "Nummer": ["1", "2"],
        "Terrein": ["Oost", "West"],
        "Oppervlakte": ["100.000", "25.000"],
        "spoor": ["1", "nee"],
        "MILIEUCATEGORIE": ["cat. 4", "3.1"],
    },
    dtype=object,
)
DRAWN = np.array([10.0, 2.5])
POINTED_OUT = {"terrein_id": "nummer", "naam": "Terrein", "bruto_ha": "OPPERVLAKTE"}


def read(cells=CELLS, drawn=DRAWN, **options):
    return import_terrains(Source(cells, drawn, "Terreinen 2023"), Options(**options))


def test_a_strange_file_is_read_by_the_fields_that_are_pointed_out():
    found = read(profile="eigen", fields=POINTED_OUT, decimal=",")
    table = found.table
    assert table["terrein_id"].tolist() == ["1", "2"]
    assert table["naam"].tolist() == ["Oost", "West"]
    # m², for 100.000 is drawn as 10 ha.
    assert table["bruto_ha"].tolist() == [10.0, 2.5]
    # Known by their names; 1 and nee are yes and no here.
    assert table["milieucategorie"].tolist() == ["4", "3.1"]
    assert table["spoor"].tolist() == [1.0, 0.0]
    assert table["peiljaar"].tolist() == [2023.0, 2023.0]
    assert set(table["bron"]) == {"eigen"}
    assert found.matched["bruto_ha"] == "Oppervlakte"


def test_without_a_drawing_the_unit_of_what_is_pointed_out_is_asked():
    with pytest.raises(ChoiceError) as raised:
        read(drawn=None, profile="eigen", fields=POINTED_OUT, decimal=",")
    assert raised.value.problem == "unit_unknown"
    named = CELLS.rename(columns={"Oppervlakte": "opp_m2"})
    found = read(named, None, profile="eigen", fields={**POINTED_OUT, "bruto_ha": "opp_m2"}, decimal=",")
    assert found.table["bruto_ha"].tolist() == [10.0, 2.5]


def test_of_a_known_file_one_field_can_be_corrected_and_another_left_out():
    cells = pd.DataFrame(
        {"RIN_NUMMER": ["1"], "PLAN_NAAM": ["x"], "BETER": ["Oost"], "HA_NETTO": [8.0], "HA_UITGEG": [5.0],
         "HA_UIT_HJR": [1.0], "VEROUDERD": ["ja"]},
    )  # fmt: skip
    fields = {"naam": "BETER", "verouderd": "", "uitgegeven_eerder": "HA_UIT_HJR"}
    found = read(cells, None, fields=fields)
    assert found.choice.profile.code == "ibis2016"
    assert found.table["naam"].tolist() == ["Oost"]
    assert found.table["verouderd"].isna().all()
    assert "verouderd" not in found.matched
    assert found.matched["uitgegeven_eerder"] == "HA_UIT_HJR"


def test_what_is_pointed_out_of_canonical_terrains_may_be_in_square_metres():
    cells = pd.DataFrame({"terrein_id": ["1", "2"], "netto_ha": [8.0, 2.0], "opp": [100_000.0, 25_000.0]})
    found = read(cells, fields={"bruto_ha": "opp"})
    assert found.table["bruto_ha"].tolist() == [10.0, 2.5]
    assert found.table["netto_ha"].tolist() == [8.0, 2.0]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [({"bruto": "Oppervlakte"}, "field_meaning"), ({"bruto_ha": "Opp"}, "field_missing")],
)
def test_what_is_pointed_out_wrongly_is_refused(fields, problem):
    with pytest.raises(ChoiceError) as raised:
        read(profile="eigen", fields=fields)
    assert raised.value.problem == problem


def test_an_unknown_file_is_never_taken_for_one_of_its_own_in_silence():
    with pytest.raises(ChoiceError) as raised:
        read(fields=POINTED_OUT)
    assert raised.value.problem == "profile_none"
