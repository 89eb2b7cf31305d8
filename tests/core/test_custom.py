"""A theme of the user's own: by hand, at its thresholds, against an oracle, with polygons, lines and points."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st

from werklocaties_plugin.core.errors import ChoiceError
from werklocaties_plugin.core.judging.thresholds import CAPS, caps_of, parse_caps, parse_distances, parse_overlaps
from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.measuring.overlap import SliverRule
from werklocaties_plugin.core.model import PAIR_COLUMNS, Terrains
from werklocaties_plugin.core.themes.custom import Layer, Options, assess, fields
from werklocaties_plugin.core.types import DECIMALS

ORDER = ["geen", "laag", "midden", "hoog"]


def array(values):
    result = np.full(len(values), None, dtype=object)
    result[:] = values
    return result


def square(x, y, width, height=None):
    return shapely.box(x, y, x + width, y + (height or width))


def layer(*geometries, ids=None, names=None, caps=None, area=True, empty=False):
    count = len(geometries)
    cap = np.array([CAPS[cap] for cap in caps or ["hoog"] * count], dtype=np.int64)
    blank = [None] * count
    return Layer(array(geometries), array(ids or blank), array(names or blank), cap, area, empty)


def overlapping(text="10%;0", **more):
    return Options("landbouw", overlaps=parse_overlaps(text, lines=more.get("lines", False)), **more)


def near(text="0;1 km;5 km", **more):
    return Options("landbouw", distances=parse_distances(text), **more)


def judge(subjects, objects, options):
    return assess(Terrains(array(subjects)), objects, options, Engine())


def row(*args):
    return judge(*args).indicators.iloc[0]


HECTARE = square(0, 0, 100)


def test_every_field_by_overlap():
    # 1 ha, of which 20 x 100 m = 0.2 ha = 20 % overlaps: hoog from 10 %; 66 + 34 x 0.2 = 72.8.
    found = judge([HECTARE], layer(square(80, 0, 100), ids=["7"], names=["Polder"]), overlapping("10%|1 ha;0"))
    figures = found.indicators.iloc[0]
    assert list(found.indicators) == list(fields("landbouw"))
    assert figures["landbouw_overlap_ha"] == pytest.approx(0.2)
    assert figures["landbouw_overlap_pct"] == pytest.approx(20)
    assert (figures["landbouw_afstand_m"], figures["landbouw_object"]) == (0, "Polder")
    assert (figures["landbouw_klasse"], figures["landbouw_score"]) == ("hoog", pytest.approx(72.8))
    expected = "0,20 ha (20%) van het terrein ligt in Polder (drempel voor hoog: 10% of 1 ha)."
    assert figures["landbouw_reden"] == expected
    assert found.numbers == {
        "TERRAIN_COUNT": 1,
        "OVERLAP_COUNT": 1,
        "OVERLAP_HA": pytest.approx(0.2),
        "OVERLAP_KM": 0,
        "SLIVER_COUNT": 0,
        "HIGH_COUNT": 1,
    }


def test_every_field_by_distance():
    # 400 m away; midden from 0 to 1 km: p = 0.6, 33 + 33 x 0.6 = 52.8.
    figures = row([HECTARE], layer(square(500, 0, 100), ids=["7"]), near())
    assert (figures["landbouw_overlap_ha"], figures["landbouw_afstand_m"]) == (0, pytest.approx(400))
    assert (figures["landbouw_klasse"], figures["landbouw_score"]) == ("midden", pytest.approx(52.8))
    assert figures["landbouw_reden"] == "7 ligt op 400 m (drempel voor midden: 1 km)."


@pytest.mark.parametrize(("width", "klasse"), [(9.99, "midden"), (10, "hoog"), (10.01, "hoog")])
def test_an_overlap_of_exactly_the_percentage_counts(width, klasse):
    assert row([HECTARE], layer(square(100 - width, -50, 300)), overlapping())["landbouw_klasse"] == klasse


@pytest.mark.parametrize(("height", "klasse"), [(9.99, "laag"), (10, "hoog"), (10.01, "hoog")])
def test_an_overlap_of_exactly_the_hectares_counts(height, klasse):
    # Terrain 100 ha, strip of 1,000 x 10 m = 1 ha = 1 %.
    figures = row([square(0, 0, 1000)], layer(square(0, -90, 1000, 90 + height)), overlapping("10%|1 ha;5%;0"))
    assert figures["landbouw_klasse"] == klasse


@pytest.mark.parametrize(
    ("gap", "klasse"),
    [(0, "hoog"), (0.01, "midden"), (1000, "midden"), (1000.01, "laag"), (5000, "laag"), (5000.01, "geen")],
)
def test_a_distance_of_exactly_the_threshold_counts(gap, klasse):
    figures = row([HECTARE], layer(square(100 + gap, 0, 50)), near())
    assert figures["landbouw_klasse"] == klasse
    assert figures["landbouw_afstand_m"] == pytest.approx(gap)


def test_beyond_the_search_distance_there_is_no_distance():
    figures = row([HECTARE], layer(square(9000, 0, 50)), near(max_distance=6000))
    assert np.isnan(figures["landbouw_afstand_m"])
    assert (figures["landbouw_klasse"], figures["landbouw_object"]) == ("geen", None)
    # A shorter search distance never falls short of the thresholds.
    assert row([HECTARE], layer(square(4000, 0, 50)), near(max_distance=0))["landbouw_klasse"] == "laag"


def test_slivers_are_no_overlap():
    # A strip of 0.5 m along the edge: 50 m2, and narrower than 2 m.
    found = judge([HECTARE], layer(square(99.5, 0, 100)), overlapping())
    assert (found.indicators["landbouw_klasse"][0], found.indicators["landbouw_overlap_ha"][0]) == ("geen", 0)
    assert found.numbers["SLIVER_COUNT"] == 1


def test_a_class_limits_what_its_objects_may_give():
    # 50 % lies in what gives laag at most, 5 % in what gives midden at most, nothing in what gives hoog.
    objects = layer(square(0, 0, 50, 100), square(95, 0, 9, 100), caps=["laag", "midden"], names=["Gras", "Bollen"])
    figures = row([HECTARE], objects, overlapping("10%;1%;0"))
    assert figures["landbouw_klasse"] == "midden"
    assert figures["landbouw_overlap_pct"] == pytest.approx(54 + 1)
    assert figures["landbouw_object"] == "Gras"
    # 50 % that may give midden at most is midden, though it would be hoog by its size.
    assert row([HECTARE], layer(HECTARE, caps=["midden"]), overlapping("10%"))["landbouw_klasse"] == "midden"
    assert "5,0%" in figures["landbouw_reden"]
    assert "Bollen" in figures["landbouw_reden"]


def test_a_class_limits_what_is_near():
    objects = layer(square(100, 0, 9), square(500, 0, 9), caps=["laag", "hoog"], names=["Sloot", "Rivier"])
    figures = row([HECTARE], objects, near("500;1000;5000"))
    assert (figures["landbouw_klasse"], figures["landbouw_afstand_m"]) == ("hoog", 0)
    assert figures["landbouw_reden"] == "Rivier ligt op 400 m (drempel voor hoog: 500 m)."
    only_mild = row([HECTARE], layer(square(100, 0, 9), caps=["laag"]), near("500;1000;5000"))
    assert only_mild["landbouw_klasse"] == "laag"


def test_objects_of_class_geen_do_not_count():
    figures = row([HECTARE], layer(HECTARE, caps=["geen"]), overlapping())
    assert (figures["landbouw_klasse"], figures["landbouw_overlap_ha"]) == ("geen", 0)
    assert np.isnan(figures["landbouw_afstand_m"])


def test_an_empty_layer_says_nothing_and_no_geometry_is_unknown():
    assert row([HECTARE], layer(empty=True), overlapping())["landbouw_klasse"] == "onbekend"
    figures = row([None], layer(HECTARE), overlapping())
    assert figures["landbouw_klasse"] == "onbekend"
    assert figures[["landbouw_overlap_ha", "landbouw_overlap_pct", "landbouw_afstand_m"]].isna().all()
    collapsed = row([shapely.LineString([(0, 0), (9, 9)])], layer(HECTARE), overlapping())
    assert collapsed["landbouw_klasse"] == "onbekend"


def test_points_and_lines_are_judged_by_distance_only():
    points = layer(shapely.Point(50, 50), shapely.Point(150, 50), area=False, names=["Mast", "Paal"])
    figures = row([HECTARE], points, near())
    assert (figures["landbouw_klasse"], figures["landbouw_afstand_m"]) == ("hoog", 0)
    assert figures[["landbouw_overlap_ha", "landbouw_overlap_pct"]].isna().all()
    assert figures["landbouw_reden"] == "Het terrein raakt of overlapt Mast (drempel voor hoog: 0 m)."
    with pytest.raises(ChoiceError) as error:
        judge([HECTARE], points, overlapping())
    assert error.value.problem == "overlap_without_area"


def test_lines_are_measured_in_kilometres():
    # A route of 10 km; two polygons cover 1..3 km and 2..4 km of it, one of 1 m is set aside: 3 km, 30 %.
    route = shapely.LineString([(0, 0), (10_000, 0)])
    objects = layer(square(1000, -5, 2000, 10), square(2000, -9, 2000, 20), square(6000, -1, 1), names=["A", "B", "C"])
    found = judge([route], objects, overlapping("25%|5 km;0", lines=True, pairs=True))
    figures = found.indicators.iloc[0]
    assert list(found.indicators) == list(fields("landbouw", lines=True))
    assert figures["landbouw_overlap_km"] == pytest.approx(3)
    assert figures["landbouw_overlap_pct"] == pytest.approx(30)
    assert (figures["landbouw_klasse"], figures["landbouw_score"]) == ("hoog", pytest.approx(66 + 34 * 0.3))
    assert figures["landbouw_reden"].startswith("3 km (30%) van de lijn ligt in 2 objecten, het meest in ")
    assert (found.numbers["OVERLAP_KM"], found.numbers["SLIVER_COUNT"]) == (pytest.approx(3), 1)
    assert found.pairs["detail"].tolist() == ["2,000 km", "2,000 km", None]
    assert found.pairs["overlap_ha"].isna().all()


def test_lines_that_run_along_each_other_count_once_in_the_total():
    # Two routes share 0..1 km and then part; the polygon covers 0.5..1.5 km of both: 0.5 + 2 x 0.5 km.
    routes = [shapely.LineString([(0, 0), (1000, 0), (2000, y)]) for y in (0, 1)]
    found = judge(
        [*routes, shapely.LineString([(0, 9), (1000, 9)])], layer(square(500, -5, 1000, 10)), overlapping(lines=True)
    )
    assert found.indicators["landbouw_overlap_km"].tolist() == pytest.approx([1, 1, 0], abs=1e-5)
    assert found.numbers["OVERLAP_KM"] == pytest.approx(1.5, abs=1e-5)


def test_pairs_list_what_lies_within_the_search_distance():
    objects = layer(
        square(80, 0, 100), square(600, 0, 9), square(9000, 0, 9), ids=["2", "1", "3"], names=["x", "y", "z"]
    )
    pairs = judge([None, HECTARE], objects, overlapping(pairs=True, max_distance=1000)).pairs
    assert list(pairs.columns) == list(PAIR_COLUMNS)
    assert pairs[["terrein", "object_id"]].to_numpy().tolist() == [[1, "1"], [1, "2"]]
    assert pairs["overlap_ha"].tolist() == pytest.approx([0, 0.2])
    assert pairs["afstand_m"].tolist() == pytest.approx([500, 0])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "thresholds_count"),
        (";;", "thresholds_count"),
        ("1;2;3;4", "thresholds_count"),
        ("veel", "thresholds_item"),
        ("101%", "thresholds_item"),
        ("-1%", "thresholds_item"),
        ("5 km", "thresholds_item"),
        ("10%;20%", "thresholds_order"),
        ("10%|1 ha;5%|2 ha", "thresholds_order"),
    ],
)
def test_overlap_thresholds_that_cannot_be_used_are_refused(text, problem):
    with pytest.raises(ChoiceError) as error:
        parse_overlaps(text, lines=False)
    assert error.value.problem == problem


@pytest.mark.parametrize(
    ("text", "problem"),
    [("10%", "distances_item"), ("1 ha", "distances_item"), ("", "thresholds_count"), ("5;1", "thresholds_order")],
)
def test_distance_thresholds_that_cannot_be_used_are_refused(text, problem):
    with pytest.raises(ChoiceError) as error:
        parse_distances(text)
    assert error.value.problem == problem


def test_thresholds_read_units_and_commas():
    high, medium, low = parse_overlaps("12,5 % | 2 ha; ;0", lines=False)
    assert (high.percent, high.amount, low.percent, low.text) == (12.5, 2, 0, "elke overlap")
    assert medium == high
    assert parse_distances("0; 1,5 km;") == [0, 1500, 1500]
    assert parse_distances(";200 m") == [None, 200, 200]
    assert parse_overlaps("500 m", lines=True)[0].amount == 0.5


def test_classes_name_the_worst_that_each_may_give():
    caps = parse_caps("Akker:hoog; Gras : LAAG;water:geen;Bos")
    assert caps == {"akker": 3, "gras": 1, "water": 0, "bos": 3}
    assert caps_of(array(["gras", "  AKKER", None]), caps).tolist() == [1, 3, 3]
    with pytest.raises(ChoiceError) as error:
        caps_of(array(["heide"]), caps)
    assert error.value.details["values"] == "heide"


def test_built_in_prefixes_are_taken():
    with pytest.raises(ChoiceError) as error:
        fields("water")
    assert error.value.problem == "prefix_taken"


def stars(rng, count, reach):
    result = []
    for _ in range(count):
        angle = np.sort(rng.uniform(0, 2 * np.pi, rng.integers(4, 20)))
        corners = np.column_stack([np.cos(angle), np.sin(angle)]) * rng.uniform(0.3, 1, len(angle))[:, None] * reach
        result.append(shapely.make_valid(shapely.Polygon(rng.uniform(0, 2000, 2) + corners)))
    return result


@pytest.mark.parametrize("seed", range(10))
def test_lines_equal_the_simple_implementation(seed):
    rng = np.random.default_rng(seed)
    routes = [shapely.LineString(rng.uniform(0, 2000, (4, 2))) for _ in range(5)]
    objects = stars(rng, 8, 400)
    options = overlapping("50%;10%;0", lines=True, slivers=SliverRule(0, 0))
    found = judge(routes, layer(*objects), options).indicators
    union = shapely.union_all(objects)
    for position, route in enumerate(routes):
        share = route.intersection(union).length / route.length * 100
        assert found["landbouw_overlap_km"][position] == pytest.approx(
            route.intersection(union).length / 1000, abs=1e-6
        )
        assert found["landbouw_overlap_pct"][position] == pytest.approx(share, abs=1e-6)
        klasse = "hoog" if share >= 50 else "midden" if share >= 10 else "laag" if share > 0 else "geen"
        assert found["landbouw_klasse"][position] == klasse


@example(1346, "overlap")  # an overlap of 2 mm², which in hectares rounds to nothing
@given(st.integers(0, 10_000), st.sampled_from(["overlap", "afstand"]))
@settings(max_examples=25, deadline=None)
def test_equals_the_simple_implementation_with_caps(seed, mode):
    rng = np.random.default_rng(seed)
    terrains, objects = stars(rng, 5, 300), stars(rng, 6, 300)
    caps = rng.choice(ORDER, 6).tolist()
    options = overlapping("20%;10%;0", slivers=SliverRule(0, 0)) if mode == "overlap" else near("0;200;800")
    found = judge(terrains, layer(*objects, caps=caps), options).indicators["landbouw_klasse"].tolist()
    for terrain, klasse in zip(terrains, found, strict=True):
        expected = "geen"
        for level, share, metres in (("laag", 0, 800), ("midden", 10, 200), ("hoog", 20, 0)):
            those = [o for o, cap in zip(objects, caps, strict=True) if ORDER.index(cap) >= ORDER.index(level)]
            common = round(terrain.intersection(shapely.union_all(those)).area / 10_000, DECIMALS)
            part = common * 10_000 / terrain.area * 100
            close = bool(those) and terrain.distance(shapely.union_all(those)) <= metres
            if (part > 0 and part >= share) if mode == "overlap" else close:
                expected = level
        assert klasse == expected


@given(st.integers(0, 10_000), st.sampled_from(["overlap", "afstand"]), st.sampled_from(ORDER))
@settings(max_examples=25, deadline=None)
def test_adding_an_object_never_lowers_a_class(seed, mode, cap):
    rng = np.random.default_rng(seed)
    terrains, objects = stars(rng, 5, 300), stars(rng, 5, 300)
    caps = rng.choice(ORDER, 4).tolist()
    options = overlapping("20%;10%;0") if mode == "overlap" else near("0;200;800")
    before = judge(terrains, layer(*objects[:4], caps=caps), options).indicators["landbouw_klasse"]
    after = judge(terrains, layer(*objects, caps=[*caps, cap]), options).indicators["landbouw_klasse"]
    assert all(ORDER.index(other) >= ORDER.index(one) for one, other in zip(before, after, strict=True))
