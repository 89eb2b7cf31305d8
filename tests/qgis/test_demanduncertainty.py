"""Drawn demand through the algorithm: from CSV with Dutch numbers, behind landdemand, on the map, and refusals."""

from __future__ import annotations

import pytest
from layers import Log, layer, read, run, square
from qgis.core import QgsExpressionContext, QgsExpressionContextUtils, QgsRenderContext

RANGES = "regio;segment;parameter;min;modus;max\n;;vraag;0,8;1,0;1,5\n"
DEMAND = "regio;jaar;vraag_ha\nOost;2024;0\nOost;2032;100\nWest;2024;0\nWest;2032;1.000,0\n"
SUPPLY = "regio;peiljaar;aanbod_hard_ha\nOost;2024;110\nWest;2024;2000\n"


def files(folder, **texts):
    """Paths of tables, by parameter."""
    for name, content in texts.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return {name: str(folder / f"{name}.csv") for name in texts}


def drawn(tmp_path, given, **options):
    result = run("demanduncertainty", {**given, "OUTPUT": str(tmp_path / "uit.gpkg"), **options})
    return result, {
        (row["regio"], row["scenario"]): row for row in read(tmp_path / "uit.gpkg").rows
    } if result.ok else {}


def test_percentiles_and_chances_from_csv(tmp_path):
    result, rows = drawn(tmp_path, files(tmp_path, RANGES=RANGES, DEMAND=DEMAND, SUPPLY=SUPPLY))
    assert result.ok, result.problem
    # P10 of the triangle 0.8, 1, 1.5: 0.8 + sqrt(0.1 x 0.7 x 0.2); P90: 1.5 - sqrt(0.1 x 0.7 x 0.5).
    low, high = 0.8 + 0.014**0.5, 1.5 - 0.035**0.5
    east, west, total = (rows[name, None] for name in ("Oost", "West", "totaal"))
    assert [east["vraag_p10_ha"], east["vraag_p90_ha"]] == pytest.approx([100 * low, 100 * high], abs=0.1)
    assert [east["saldo_p10_ha"], east["saldo_p90_ha"]] == pytest.approx([110 - 100 * high, 110 - 100 * low], abs=0.1)
    assert [total["vraag_p10_ha"], total["vraag_p90_ha"]] == pytest.approx([1100 * low, 1100 * high], abs=1)
    assert east["kans_tekort_pct"] == pytest.approx(45.6, abs=0.2)
    assert (west["kans_tekort_pct"], total["kans_tekort_pct"]) == (0, 0)
    assert (east["trekkingen"], east["horizon"], east["peiljaar"], east["bepalend"]) == (5000, 2032, 2024, "vraag")
    assert result.results["DEMAND_P90_HA"] == total["vraag_p90_ha"]
    said = " ".join(result.log.messages)
    assert "5000 draws with seed 1. No forecast" in said
    assert result.log.warnings == []


def test_behind_landdemand_with_land_per_job_in_its_own_unit(tmp_path):
    head = "regio;segment;scenario;jaar;banen;aandeel_terrein;m2_per_baan\n"
    jobs = head + "".join(f"Oost;C;{name};{year};{count};0,5;200\n" for name, last in (("laag", 1400), ("hoog", 1800))
                          for year, count in ((2024, 1000), (2032, last)))  # fmt: skip
    given = files(
        tmp_path, JOBS=jobs, SUPPLY=SUPPLY.replace("110", "6"), RANGES=RANGES[:38] + ";C;m2_per_baan;250;250;250\n"
    )
    made = run("landdemand", {"JOBS": given["JOBS"], "GREENING_PCT": 20, "OUTPUT": str(tmp_path / "vraag.gpkg")})
    assert made.ok, made.problem
    expected = {"laag": 400 * 0.5 * 250 / 10_000, "hoog": 800 * 0.5 * 250 / 10_000}
    for extra, times in (({}, 1.0), ({"DEMAND": str(tmp_path / "vraag.gpkg")}, 1.2)):
        _, rows = drawn(tmp_path, {**given, **extra}, SCENARIOS="apart")
        for name, hectares in expected.items():
            assert rows["Oost", name]["vraag_p50_ha"] == pytest.approx(hectares * times)
    result, rows = drawn(tmp_path, given)
    assert (rows["Oost", None]["kans_tekort_pct"], rows["Oost", None]["bepalend"]) == (50, "scenario")
    assert result.results["SHORTAGE_PCT"] is None, "of West no demand is known"


def test_the_map_is_coloured_by_chance(tmp_path):
    regions = layer([square(0, 0), square(200, 0)], "regio:string", [("Oost",), ("West",)], name="regios")
    result, _ = drawn(tmp_path, files(tmp_path, RANGES=RANGES, DEMAND=DEMAND, SUPPLY=SUPPLY), REGIONS=regions)
    assert result.ok, result.problem
    made = read(tmp_path / "uit.gpkg").layer
    renderer = made.renderer()
    context = QgsRenderContext()
    context.setExpressionContext(QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(made)))
    renderer.startRender(context, made.fields())
    found = {}
    for feature in made.getFeatures():
        context.expressionContext().setFeature(feature)
        found[feature["regio"]] = renderer.legendKeysForFeature(feature, context)
    renderer.stopRender(context)
    titles = {
        key: renderer.categories()[renderer.categoryIndexForValue(key)].label() for key in ("33", "0", "onbekend")
    }
    labels = {item.ruleKey(): item.label() for item in renderer.legendSymbolItems()}
    assert titles["33"] == "Tekort in 33 tot 66%"
    assert [labels[key] for name in ("Oost", "West") for key in found[name]] == [titles["33"], titles["0"]]


def test_ranges_that_move_nothing_are_said(tmp_path):
    extra = "Ost;;vraag;1;1;2\n;;vervanging;1;1;2\n"
    result, _ = drawn(tmp_path, files(tmp_path, RANGES=RANGES + extra, DEMAND=DEMAND))
    assert result.ok, result.problem
    warned = " ".join(result.log.warnings)
    assert "Ost, vraag" in warned
    assert "no effect: vervanging" in warned


def test_without_supply_there_is_demand_only(tmp_path):
    result, rows = drawn(tmp_path, files(tmp_path, RANGES=RANGES, DEMAND=DEMAND), REFERENCE_YEAR=2028)
    row = rows["Oost", None]
    assert row["vraag_p50_ha"] == pytest.approx(50 * (1.5 - 0.175**0.5), abs=0.1)
    assert [row[name] for name in ("peiljaar", "aanbod_hard_ha", "saldo_p50_ha", "kans_tekort_pct")] == [
        2028,
        None,
        None,
        None,
    ]
    assert result.results["SHORTAGE_PCT"] is None


@pytest.mark.parametrize(
    ("changed", "options", "word"),
    [
        ({"DEMAND": None}, {}, "nothing to draw"),
        ({"RANGES": "parameter;min;modus;max\n"}, {}, "has no rows"),
        ({"RANGES": "parameter;min;modus;max\ngroei;1;1;1\n"}, {}, "'groei' is no parameter. Known are: banen"),
        ({"RANGES": "parameter;min;modus;max\nvervanging;40;50;60\n"}, {}, "(vervanging): 40; 50; 60 are factors"),
        ({"RANGES": "parameter;min;modus;max\nvraag;1;;2\n"}, {}, "Fill it in"),
        ({"RANGES": "parameter;min;modus;max\nvraag;1;3;2\n"}, {}, "do not rise"),
        ({"RANGES": "parameter;min;modus;max\nvraag;-1;1;2\n"}, {}, "below 0"),
        ({"RANGES": "parameter;min;modus;max\naandeel_terrein;20;25;30\n"}, {}, "0.45 is 45 %"),
        ({"RANGES": "parameter;min;modus;max\nvraag;1;1;2\nvraag;1;1;3\n"}, {}, "Leave one"),
        ({"RANGES": "parameter;min;modus;max\nm2_per_baan;200;210;220\n"}, {}, "give the table of jobs too"),
        ({"RANGES": "regio;min;modus;max\nOost;1;1;2\n"}, {}, "no column 'parameter'"),
        ({"DEMAND": "regio;jaar;vraag_ha\n"}, {}, "no rows"),
        ({}, {"DRAWS": 0}, "between 1 and"),
        ({}, {"SEED": -1}, "between 0 and"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_the_repair(tmp_path, changed, options, word):
    texts = {"RANGES": RANGES, "DEMAND": DEMAND, **changed}
    given = files(tmp_path, **{name: text for name, text in texts.items() if text is not None})
    result = run("demanduncertainty", {**given, "OUTPUT": str(tmp_path / "uit.gpkg"), **options}, check=False)
    assert (result.ok, word in result.problem) == (False, True), result.problem
    assert not (tmp_path / "uit.gpkg").exists()


def test_a_cancelled_run_leaves_nothing(tmp_path):
    log = Log()
    log.cancel()
    given = files(tmp_path, RANGES=RANGES, DEMAND=DEMAND)
    result = run("demanduncertainty", {**given, "OUTPUT": str(tmp_path / "uit.gpkg")}, log=log)
    assert result.results.get("OUTPUT") is None
    assert not (tmp_path / "uit.gpkg").exists()
