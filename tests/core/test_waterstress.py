"""Water stress by hand, at the edges of the class table, against a simple oracle, and by its properties."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.measuring.rastercover import Grid
from werklocaties_plugin.core.model import PAIR_COLUMNS, Terrains
from werklocaties_plugin.core.rules import load
from werklocaties_plugin.core.themes.stressclasses import INSIDE, parse_classes, parse_raster_scores
from werklocaties_plugin.core.themes.stresslevels import StressPolygons, StressRaster
from werklocaties_plugin.core.themes.waterstress import FIELDS, Options, assess, fields

RULES = load()
ORDER = ["geen", "laag", "midden", "hoog"]
THREE = parse_classes("geen:0;matig:40;zwaar:100")


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def square(x, y, width, height=None):
    return shapely.box(x, y, x + width, y + (height or width))


def polygons(*pairs, classes=THREE, empty=False):
    """Pairs of geometry and class name (None: NULL)."""
    return StressPolygons(
        array([geometry for geometry, _ in pairs]),
        classes.positions(array([name for _, name in pairs])),
        classes,
        empty,
    )


class Memory:
    def __init__(self, grid, values):
        self.grid, self.values = grid, np.asarray(values, dtype=float)

    def to_grid(self, geometry):
        return geometry

    def read(self, window):
        return self.values[window.top : window.bottom, window.left : window.right]


def raster(values, cell=100, west=0, north=None, scores="0:0;1:40;2:100", mode="klassen"):
    rows, columns = np.shape(values)
    grid = Grid(west, rows * cell if north is None else north, cell, cell, columns, rows)
    return StressRaster(Memory(grid, values), parse_raster_scores(scores, mode))


def judge(terrains, stress=None, cells=None, **options):
    return assess(Terrains(array(terrains)), stress, cells, Options(**options), RULES, Engine())


def row(*args, **options):
    return judge(*args, **options).indicators.iloc[0]


HECTARE = square(0, 0, 100)
TEN = square(0, 0, 1000, 100)


def test_every_field_of_a_terrain_with_two_classes():
    # 10 ha; zwaar on 1 ha (10 %), matig on 4 ha: mean 0.1 x 100 + 0.4 x 40 = 26. Below 25 % and 2 ha: midden,
    # score 33 + 33 x 0.26 = 41.58. Half of it is mapped.
    found = judge([TEN], polygons((square(0, 0, 100), "zwaar"), (square(100, 0, 400, 100), "matig")))
    figures = found.indicators.iloc[0]
    assert list(found.indicators) == list(FIELDS)
    assert figures["water_dekking_pct"] == pytest.approx(50)
    assert figures["water_hoog_ha"] == pytest.approx(1)
    assert figures["water_hoog_pct"] == pytest.approx(10)
    assert figures["water_stress_gem"] == pytest.approx(26)
    assert (figures["water_klasse"], figures["water_score"]) == ("midden", pytest.approx(41.58))
    assert figures["water_reden"] == "1,00 ha (10%) van het terrein ligt in de zwaarste stressklasse (zwaar)."
    assert found.numbers == {"TERRAIN_COUNT": 1, "HIGH_COUNT": 0, "WORST_HA": pytest.approx(1), "UNKNOWN_COUNT": 0}


def test_where_only_the_mapped_part_counts_the_mean_is_of_that_part():
    # The same, with unmapped land unknown: mean over the mapped half (10 + 16) / 0.5 = 52.
    stress = polygons((square(0, 0, 100), "zwaar"), (square(100, 0, 400, 100), "matig"))
    figures = row([TEN], stress, outside="onbekend")
    assert figures["water_stress_gem"] == pytest.approx(52)
    assert figures["water_hoog_pct"] == pytest.approx(10)  # of the whole terrain
    assert figures["water_reden"].endswith("De kaart dekt 50% van het terrein; de rest is onbekend.")


def test_without_classes_everything_inside_is_the_worst():
    figures = row([HECTARE], polygons((square(0, 0, 50, 100), "binnen de vlakken"), classes=INSIDE))
    assert (figures["water_hoog_pct"], figures["water_stress_gem"]) == (pytest.approx(50), pytest.approx(50))
    assert figures["water_reden"] == "0,50 ha (50%) van het terrein ligt binnen de vlakken met stress."


def test_where_several_cover_a_place_the_worst_counts():
    # matig everywhere, zwaar over a tenth of it: 0.1 x 100 + 0.9 x 40 = 46.
    stress = polygons((HECTARE, "matig"), (square(0, 0, 10, 100), "zwaar"), (square(0, 0, 60, 100), "geen"))
    assert row([HECTARE], stress)["water_stress_gem"] == pytest.approx(46)


@pytest.mark.parametrize(
    ("width", "klasse"),
    [(249.9, "midden"), (250, "hoog"), (250.1, "hoog")],
)
def test_a_quarter_in_the_worst_class_is_high(width, klasse):
    # A terrain of 1,000 x 10 m = 1 ha, so that 2 ha plays no part.
    assert row([square(0, 0, 1000, 10)], polygons((square(-9, -9, width + 9, 99), "zwaar")))["water_klasse"] == klasse


@pytest.mark.parametrize(("height", "klasse"), [(19.99, "midden"), (20, "hoog"), (20.01, "hoog")])
def test_two_hectares_in_the_worst_class_are_high(height, klasse):
    # A terrain of 1,000 x 1,000 m, so that 2 ha is only 2 %.
    assert row([square(0, 0, 1000)], polygons((square(0, 0, 1000, height), "zwaar")))["water_klasse"] == klasse


@pytest.mark.parametrize(("height", "klasse"), [(9.99, "geen"), (10, "midden"), (10.01, "midden")])
def test_below_a_hundred_square_metres_the_worst_class_does_not_count(height, klasse):
    assert row([square(0, 0, 1000)], polygons((square(0, 0, 10, height), "zwaar")))["water_klasse"] == klasse


@pytest.mark.parametrize(("height", "klasse"), [(9.99, "geen"), (10, "laag"), (10.01, "laag")])
def test_below_a_hundred_square_metres_no_stress_counts(height, klasse):
    assert row([square(0, 0, 1000)], polygons((square(0, 0, 10, height), "matig")))["water_klasse"] == klasse


@pytest.mark.parametrize(("score", "klasse"), [(49.9, "laag"), (50, "midden"), (50.1, "midden")])
def test_a_mean_of_fifty_is_medium(score, klasse):
    stress = polygons((HECTARE, "matig"), classes=parse_classes(f"matig:{score};zwaar:100"))
    figures = row([HECTARE], stress)
    assert figures["water_klasse"] == klasse
    assert "gemiddeld" in figures["water_reden"]


def test_the_score_of_class_laag_follows_the_mean():
    # mean 40 x 0.5 = 20; laag: 33 x 20 / 50 = 13.2.
    figures = row([HECTARE], polygons((square(0, 0, 50, 100), "matig")))
    assert (figures["water_klasse"], figures["water_score"]) == ("laag", pytest.approx(13.2))
    assert figures["water_reden"] == "Op 0,50 ha van het terrein is stress, gemiddeld 20,0 van 100 over het terrein."


@pytest.mark.parametrize(
    ("width", "klasse"),
    [(49.9, "onbekend"), (50, "hoog"), (50.1, "hoog")],
)
def test_half_the_terrain_must_be_known(width, klasse):
    figures = row([HECTARE], polygons((square(0, 0, width, 100), "zwaar")), outside="onbekend")
    assert figures["water_klasse"] == klasse
    assert np.isnan(figures["water_score"]) == (klasse == "onbekend")


def test_how_much_must_be_known_is_the_users_choice_but_nothing_is_never_enough():
    stress = polygons((square(0, 0, 10, 100), "geen"), (square(900, 900, 5), "geen"))
    assert row([HECTARE], stress, outside="onbekend", min_coverage=10)["water_klasse"] == "geen"
    far = row([square(500, 500, 50)], stress, outside="onbekend", min_coverage=0)
    assert (far["water_klasse"], far["water_dekking_pct"]) == ("onbekend", 0)
    assert np.isnan(far["water_hoog_ha"])
    assert far["water_reden"] == "De kaart zegt niets over dit terrein."


def test_land_outside_polygons_is_safe_unless_the_user_says_otherwise():
    far = polygons((square(900, 900, 5), "zwaar"))
    figures = row([HECTARE], far)
    assert (figures["water_klasse"], figures["water_score"], figures["water_dekking_pct"]) == ("geen", 0, 0)
    assert figures["water_reden"] == "Geen stress; wat buiten de kaart ligt telt als geen."
    assert row([HECTARE], far, outside="onbekend")["water_klasse"] == "onbekend"


def test_null_is_no_data_there_and_hides_nothing():
    null = polygons((HECTARE, None), (square(0, 0, 50, 100), "matig"))
    found = judge([HECTARE], null)
    figures = found.indicators.iloc[0]
    assert (figures["water_dekking_pct"], figures["water_stress_gem"]) == (pytest.approx(50), pytest.approx(20))
    assert found.facts["without_class"] == 1
    assert row([HECTARE], polygons((HECTARE, None)), outside="onbekend")["water_klasse"] == "onbekend"


def test_an_empty_layer_says_nothing():
    figures = row([HECTARE], polygons(empty=True))
    assert figures["water_klasse"] == "onbekend"
    assert figures[["water_hoog_ha", "water_hoog_pct", "water_stress_gem", "water_score"]].isna().all()
    assert row([HECTARE], None, None)["water_klasse"] == "onbekend"


def test_terrains_that_cannot_be_measured_are_unknown():
    found = judge([None, shapely.LineString([(0, 0), (9, 9)]), HECTARE], polygons((square(-50, -50, 999), "zwaar")))
    assert found.indicators["water_klasse"].tolist() == ["onbekend", "onbekend", "hoog"]
    assert found.indicators["water_dekking_pct"].isna().tolist() == [True, True, False]
    assert found.numbers["UNKNOWN_COUNT"] == 2


def test_raster_cells_count_by_the_fraction_inside():
    # Cells of 100 m, values 2 | 1 / 0 | no data. The terrain covers half of each: 150 x 100 around the middle line.
    cells = raster([[2, 1], [0, np.nan]])
    figures = row([square(25, 50, 150, 100)], None, cells)
    # 1.5 ha; zwaar 0.375 (25 %), matig 0.375, geen 0.375, no data 0.375: 75 % known; mean (100 + 40 + 0) / 3.
    assert figures["water_dekking_pct"] == pytest.approx(75)
    assert figures["water_hoog_ha"] == pytest.approx(0.375)
    assert figures["water_stress_gem"] == pytest.approx(140 / 3)
    assert figures["water_klasse"] == "hoog"  # exactly 25 %
    assert figures["water_reden"].startswith(
        "0,38 ha (25%) van het terrein ligt in de zwaarste stressklasse (rasterwaa"
    )


def test_no_data_in_a_raster_is_unknown_unless_the_user_calls_it_dry():
    cells = raster([[np.nan, np.nan]], scores="0,5:50;1,5:100", mode="grenzen")
    assert row([HECTARE], None, cells)["water_klasse"] == "onbekend"
    dry = row([HECTARE], None, cells, outside="geen")
    assert (dry["water_klasse"], dry["water_stress_gem"]) == ("geen", 0)


def test_a_terrain_beside_the_raster_is_unknown():
    assert row([square(5000, 5000, 100)], None, raster([[2]]))["water_reden"] == "De kaart zegt niets over dit terrein."


def test_an_unnamed_cell_value_is_an_error():
    with pytest.raises(ChoiceError) as error:
        judge([HECTARE], None, raster([[7]]))
    assert error.value.details["values"] == "7"


def test_where_polygons_and_raster_overlap_the_worst_counts_once():
    # Raster: west half zwaar, east half geen. Polygon matig over the middle half (25..75 m).
    # Worst at a place: 0..50 zwaar, 50..75 matig, 75..100 geen: mean 50 + 10 = 60.
    cells = raster([[2, 0]], cell=50, north=50)
    figures = row([square(0, 0, 100, 50)], polygons((square(25, -9, 50, 99), "matig")), cells)
    assert figures["water_hoog_pct"] == pytest.approx(50)
    assert figures["water_stress_gem"] == pytest.approx(60)
    assert figures["water_dekking_pct"] == pytest.approx(100)


def test_a_place_is_known_when_either_says_something():
    # Raster knows the west half, the polygon 40..80 m: 80 % known; the rest is unknown, for a raster was given.
    cells = raster([[0, np.nan]], cell=50, north=50)
    figures = row([square(0, 0, 100, 50)], polygons((square(40, -9, 40, 99), "matig")), cells)
    assert figures["water_dekking_pct"] == pytest.approx(80)
    assert figures["water_stress_gem"] == pytest.approx(20)  # 40 x 0.4 / 0.8


def test_overlapping_terrains_count_once_in_the_total():
    # Two of 1 ha that overlap by half, one apart of 1 ha: 1.5 + 1 ha, by polygons and by raster alike.
    terrains = [HECTARE, square(50, 0, 100), square(300, 0, 100)]
    by_polygons = judge(terrains, polygons((square(-9, -9, 999), "zwaar")))
    by_raster = judge(terrains, None, raster(np.full((1, 6), 2)))
    assert by_polygons.numbers["WORST_HA"] == pytest.approx(2.5)
    assert by_raster.numbers["WORST_HA"] == pytest.approx(2.5)
    assert by_raster.numbers["TERRAIN_COUNT"] == len(by_raster.indicators) == 3


def test_pairs_list_the_classes_above_none_with_their_own_area():
    stress = polygons((HECTARE, "matig"), (square(0, 0, 50, 100), "zwaar"), (square(0, 0, 9), "geen"))
    pairs = judge([square(900, 0, 5), HECTARE], stress, raster([[1, 0]]), pairs=True).pairs
    assert list(pairs.columns) == list(PAIR_COLUMNS)
    assert pairs["terrein"].tolist() == [1, 1, 1]
    assert pairs["object_id"].tolist() == ["zwaar", "1", "matig"]
    assert pairs["overlap_ha"].tolist() == pytest.approx([0.5, 1, 1])
    assert pairs["detail"].tolist() == ["score 100 (vlakken)", "score 40 (raster)", "score 40 (vlakken)"]


def test_another_prefix_names_the_fields():
    assert list(row([HECTARE], polygons((HECTARE, "matig")), prefix="droogte").index) == list(fields("droogte"))
    with pytest.raises(ChoiceError):
        fields("woon")


def random_case(rng):
    terrains = [shapely.Point(rng.uniform(100, 400, 2)).buffer(rng.uniform(20, 150), quad_segs=3) for _ in range(5)]
    boxes = [square(*rng.uniform(0, 400, 2), *rng.uniform(10, 250, 2)) for _ in range(8)]
    names = rng.choice(["geen", "matig", "zwaar", None], 8).tolist()
    values = rng.choice([0.0, 1.0, 2.0, np.nan], (6, 6))
    return terrains, boxes, names, values


def simple(terrain, shapes, scores):
    """Area known, worst area, area with stress and mean over the known part: by cutting shapes from worst to best."""
    left, mean, area = terrain, 0.0, {}
    for score in (100, 40, 0):
        cover = shapely.union_all([shape for shape, own in zip(shapes, scores, strict=True) if own == score])
        area[score] = left.intersection(cover).area
        mean += score * area[score]
        left = left.difference(cover)
    known = sum(area.values())
    return known, area[100], mean / known if known else np.nan


@pytest.mark.parametrize("seed", range(12))
def test_polygons_and_raster_equal_the_simple_implementation(seed):
    rng = np.random.default_rng(seed)
    terrains, boxes, names, values = random_case(rng)
    cell = 83.0
    shapes = [square(column * cell, 498 - (line + 1) * cell, cell) for line in range(6) for column in range(6)] + boxes
    worth = {"geen": 0, "matig": 40, "zwaar": 100, None: None, 0.0: 0, 1.0: 40, 2.0: 100}
    scores = [worth.get(value) for value in [*values.ravel().tolist(), *names]]
    cells = raster(values, cell=cell)
    found = judge(terrains, polygons(*zip(boxes, names, strict=True)), cells).indicators
    for position, terrain in enumerate(terrains):
        known, worst, mean = simple(terrain, shapes, scores)
        assert found["water_dekking_pct"][position] == pytest.approx(known / terrain.area * 100, abs=1e-6)
        assert found["water_hoog_ha"][position] == pytest.approx(worst / 10_000, abs=1e-9)
        assert found["water_stress_gem"][position] == pytest.approx(mean, abs=1e-6)


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_splitting_and_reordering_polygons_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    terrains, boxes, names, _ = random_case(rng)
    pairs = list(zip(boxes, names, strict=True))
    cut = [(part, name) for box, name in pairs for part in halves(box, rng.uniform(0.1, 0.9))]
    shuffled = [cut[position] for position in rng.permutation(len(cut))]
    one, other = (judge(terrains, polygons(*case)).indicators for case in (pairs, shuffled))
    assert one["water_klasse"].tolist() == other["water_klasse"].tolist()
    numbers = one.columns[:5]
    assert np.abs(one[numbers] - other[numbers]).to_numpy().max() < 1e-6


def halves(box, share):
    west, south, east, north = box.bounds
    middle = west + share * (east - west)
    return shapely.box(west, south, middle, north), shapely.box(middle, south, east, north)


@given(st.integers(0, 10_000), st.sampled_from(["matig", "zwaar"]))
@settings(max_examples=25, deadline=None)
def test_adding_a_stress_polygon_never_lowers_a_class(seed, name):
    rng = np.random.default_rng(seed)
    terrains, boxes, names, _ = random_case(rng)
    pairs = list(zip(boxes, names, strict=True))
    before, after = (
        judge(terrains, polygons(*case)).indicators for case in (pairs[:-1], [*pairs[:-1], (boxes[-1], name)])
    )
    for one, other in zip(before["water_klasse"], after["water_klasse"], strict=True):
        assert ORDER.index(other) >= ORDER.index(one)
