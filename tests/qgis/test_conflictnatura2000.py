"""Natura 2000 from layer to file: sites of several features, ground counted once, and distances on the borders."""

from __future__ import annotations

import pytest
from layers import layer, read, run, saved, square
from qgis.core import QgsFeature, QgsGeometry

from werklocaties_plugin import shown_numbers

FIELDS = "nr:int,naamN2K:string,beschermin:string"


def assess(sites, out, terrains=None, **options):
    terrains = terrains or layer([square(0, 0)], "terrein_id:string", [("a",)])
    result = run("conflictnatura2000", {"TERRAINS": terrains, "NATURA2000": sites, "OUTPUT": str(out), **options})
    assert result.ok, result.problem
    return result


def row(sites, out, **options):
    assess(sites, out, **options)
    return read(out).rows[0]


@pytest.mark.parametrize(
    ("metres", "distance", "band", "klasse"),
    [
        (0, 0, "0-1 km", "midden"),
        (0.5, 0.5, "0-1 km", "midden"),
        (1_000, 1_000, "0-1 km", "midden"),
        (1_000.01, 1_000.01, "1-3 km", "laag"),
        (3_000, 3_000, "1-3 km", "laag"),
        (10_000, 10_000, "3-10 km", "laag"),
        (25_000, 25_000, "10-25 km", "laag"),
        (25_000.01, None, "> 25 km", "geen"),
    ],
)
def test_a_distance_on_a_border_belongs_to_the_lower_band(tmp_path, metres, distance, band, klasse):
    """The terrain ends at x = 100."""
    found = row(layer([square(100 + metres, 0)], FIELDS, [(1, "Ver", "HR")]), tmp_path / "uit.gpkg")
    assert found["n2000_afstand_m"] == pytest.approx(distance, abs=1e-6) if distance else not found["n2000_afstand_m"]
    assert (found["n2000_overlap_ha"], found["n2000_band"], found["n2000_klasse"]) == (0, band, klasse)
    assert found["n2000_aantal"] == (0 if distance is None else 1)


def test_features_that_repeat_a_site_are_one_and_ground_counts_once(tmp_path):
    """Half of the terrain (0.5 ha) lies in site 1, drawn twice and in two halves; 0.1 ha of it in site 2 as well."""
    half, upper, lower = square(50, 0), square(50, 50, 100, 50), square(50, 0, 100, 50)
    inside = square(90, 0, 100, 100)
    rows = [(1, "Eén", "VR"), (1, "Eén", "VR"), (1, "Eén", "VR"), (2, "Twee", "HR")]
    sites = layer([half, upper, lower, inside], FIELDS, rows)
    result = assess(sites, tmp_path / "uit.gpkg", PAIRS=str(tmp_path / "paren.gpkg"))
    found = read(tmp_path / "uit.gpkg").rows[0]
    assert found["n2000_overlap_ha"] == pytest.approx(0.5)
    assert found["n2000_overlap_pct"] == pytest.approx(50)
    assert (found["n2000_aantal"], found["n2000_gebied"], found["n2000_bescherming"]) == (2, "Eén", "VR")
    assert result.results["OVERLAP_HA"] == pytest.approx(0.5)
    pairs = read(tmp_path / "paren.gpkg")
    assert dict(zip(pairs.column("object_naam"), pairs.column("overlap_ha"), strict=True)) == {
        "Eén": pytest.approx(0.5),
        "Twee": pytest.approx(0.1),
    }


def test_two_terrains_on_the_same_ground_share_the_total(tmp_path):
    terrains = layer([square(0, 0), square(0, 0)])
    sites = layer([square(50, 0)], FIELDS, [(1, "Eén", None)])
    result = assess(sites, tmp_path / "uit.gpkg", terrains=terrains)
    assert read(tmp_path / "uit.gpkg").column("n2000_overlap_ha") == pytest.approx([0.5, 0.5])
    assert result.results["OVERLAP_HA"] == pytest.approx(0.5)


def test_a_site_without_geometry_or_with_points_in_its_layer_changes_nothing(tmp_path):
    sites = layer([square(50, 0), None, "POLYGON EMPTY"], FIELDS, [(1, "Eén", None), (2, "Leeg", None), (3, "L", None)])
    found = row(sites, tmp_path / "uit.gpkg")
    assert (found["n2000_aantal"], found["n2000_overlap_ha"]) == (1, pytest.approx(0.5))


def test_curved_and_raised_sites_are_measured_flat(tmp_path):
    """A disc of 100 m around the terrain's middle covers it wholly."""
    x, y = 200_050, 480_050
    disc = f"CURVEPOLYGONZ(CIRCULARSTRINGZ({x - 100} {y} 7,{x + 100} {y} 7,{x - 100} {y} 7))"
    sites = layer([disc], FIELDS, [(1, "Rond", None)], kind="CurvePolygonZ")
    assert row(sites, tmp_path / "uit.gpkg")["n2000_overlap_pct"] == pytest.approx(100)


def test_an_unsaved_edit_counts(tmp_path):
    sites = layer([square(50, 0)], FIELDS, [(1, "Eén", None)])
    sites.startEditing()
    added = QgsFeature(sites.fields())
    added.setGeometry(QgsGeometry.fromWkt(square(0, 0, 50, 100)))
    added.setAttributes([1, "Eén", None])
    assert sites.addFeature(added)
    assert row(sites, tmp_path / "uit.gpkg")["n2000_overlap_pct"] == pytest.approx(100)
    sites.rollBack()


def test_a_layer_of_which_nothing_is_left_says_nothing(tmp_path):
    sites = layer([square(50, 0)], FIELDS, [(1, "Eén", None)])
    sites.setSubsetString('"nr" = 2')
    found = row(sites, tmp_path / "uit.gpkg")
    assert (found["n2000_klasse"], found["n2000_score"]) == ("onbekend", None)


def test_messages_call_a_layer_of_a_geopackage_by_its_own_name(tmp_path):
    """QGIS names what it opens after the file: two layers of one file would be told apart by nothing."""
    file = tmp_path / "alles.gpkg"
    bowtie = "POLYGON((0 0, 100 100, 100 0, 0 100, 0 0))"
    terrains = saved(layer([bowtie], "terrein_id:string", [("a",)]), file, "terreinen")
    sites = saved(layer([bowtie], FIELDS, [(1, "Een", "HR")]), file, "natuur", add=True)
    result = assess(sites, tmp_path / "uit.gpkg", terrains)
    for name in ("terreinen", "natuur"):
        assert any(f"'{name}': 1 feature(s) repaired" in warning for warning in result.log.warnings)


@pytest.mark.parametrize(("language", "expected"), [("nl", "1,50 ha"), ("en", "1.50 ha")])
def test_the_log_writes_numbers_as_its_reader_does(language, expected, tmp_path, monkeypatch):
    monkeypatch.setattr("werklocaties_plugin.shown_numbers.language", lambda: language)
    sites = layer([square(-5_000, -5_000, 20_000, 20_000)], FIELDS, [(1, "Groot", "VR")])
    terrains = layer([square(0, 0, 100, 150)], "terrein_id:string", [("a",)])
    log = assess(sites, tmp_path / "uit.gpkg", terrains).log
    title = next(message for message in log.messages if expected.removesuffix(" ha") in message)
    assert "ha" in title
    assert shown_numbers.value_text(1_234) == ("1.234" if language == "nl" else "1,234")
    assert shown_numbers.value_text(-1_234.5) == ("−1.234,50" if language == "nl" else "−1,234.50")
    assert shown_numbers.typed(2.5) == ("2,5" if language == "nl" else "2.5")
    assert (shown_numbers.typed(1_000), shown_numbers.typed(0.0)) == ("1.000" if language == "nl" else "1,000", "0")
    assert shown_numbers.value_text(None) == shown_numbers.value_text(float("nan")) == "unknown"
