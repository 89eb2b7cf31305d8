"""Robustness: draws worked by hand, against a simple second implementation, and what must hold for any draws."""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from werklocaties_plugin.core.errors import Cancelled
from werklocaties_plugin.core.judging import robustness
from werklocaties_plugin.core.judging.classes import ORDER
from werklocaties_plugin.core.judging.rejudging import rejudge, theme_of
from werklocaties_plugin.core.judging.robustness import FIELDS, Options, assess, firmness
from werklocaties_plugin.core.judging.scoring import Judged, combine
from werklocaties_plugin.core.measuring.engine import Engine
from werklocaties_plugin.core.rules import load

RULES = load()
N2000 = ("overlap_ha", "overlap_pct", "afstand_m", "grens")
WATER = ("hoog_ha", "hoog_pct", "stress_gem")


def theme(prefix, names, rows):
    figures = dict(zip(names, np.array(rows, dtype=float).T, strict=True))
    return theme_of(prefix, [f"{prefix}_{name}" for name in names]), figures


def judged(themes):
    """The themes as the built-in rules judge them."""
    count = len(next(iter(next(iter(themes.values()))[1].values())))
    found = [rejudge(anew, figures, np.ones(count, dtype=np.int64), RULES) for anew, figures in themes.values()]
    return Judged(tuple(themes), *(np.stack(each, axis=1) for each in zip(*found, strict=True)))


def run(themes, weights=None, engine=None, base=None, **options):
    base = base or judged(themes)
    weights = np.ones(len(base.prefixes)) if weights is None else np.array(weights, dtype=float)
    return assess(base, weights, themes, Options(**options), RULES, engine or Engine())


def factors(name, spread, draws, seed=1):
    """The draws of one weight or threshold, by the recipe that is documented: a stream of its own for each name."""
    return 1 + spread * (2 * np.random.default_rng([seed, zlib.crc32(name.encode())]).random(draws) - 1)


def n2000(*rows):
    return {"n2000": theme("n2000", N2000, rows)}


# ---- by hand


def test_a_terrain_exactly_on_a_threshold_is_unsure_and_far_ones_are_firm():
    # 1 ha of 200 ha (0.5 %) is hoog from exactly 1 ha; half of the drawn thresholds lie above it. 1.21 ha and 0.79 ha
    # lie outside 0.8 .. 1.2 ha; 0.9 ha is hoog in a quarter of the draws.
    found = run(n2000([1, 0.5, 0, 0], [1.21, 0.5, 0, 0], [0.79, 0.5, 0, 0], [0.9, 0.5, 0, 0]), draws=2000).table
    assert found["robuust_klasse"].tolist() == ["hoog", "hoog", "midden", "midden"]
    percent = found["robuust_pct"].tolist()
    assert percent[1:3] == [100, 100]
    assert percent[0] == pytest.approx(50, abs=3)
    assert percent[3] == pytest.approx(75, abs=3)
    assert found["klasse_anders"].tolist() == ["midden", None, None, "hoog"]


def test_the_share_is_that_of_the_drawn_thresholds():
    drawn = factors("threshold:natura2000/high_overlap_ha", 0.2, 100)
    found = run(n2000([1, 0.5, 0, 0]), draws=100).table.iloc[0]
    assert found["robuust_pct"] == 100 * np.mean(drawn <= 1)
    assert found["klasse_vaakst"] == ("hoog" if np.mean(drawn <= 1) >= 0.5 else "midden")


def test_one_draw_of_a_threshold_holds_for_all_terrains():
    # Two equal terrains change together, so a tie in every draw: both keep rank 1.
    found = run(n2000([1, 0.5, 0, 0], [1, 0.5, 0, 0]), draws=200).table
    assert found["rang_min"].tolist() == found["rang_max"].tolist() == [1, 1]
    assert found["robuust_pct"].nunique() == 1


def test_distances_by_hand():
    # midden to 1,000 m: at 1,100 m it is midden where the buffer is drawn at 1,100 m or more: a quarter of the draws.
    # laag to 25,000 m: at 26,250 m a share of (1.2 - 1.05) / 0.4 = 37.5 %.
    found = run(n2000([0, 0, 1_100, 0], [0, 0, 26_250, 0], [0, 0, np.nan, 0]), draws=4000).table
    assert found["robuust_klasse"].tolist() == ["laag", "geen", "geen"]
    np.testing.assert_allclose(found["robuust_pct"], [75, 62.5, 100], atol=2.5)


def test_weights_shift_the_rank_but_under_hoogste_never_the_class():
    # a: hoog by nature, b: hoog by water; equal weights give b the higher mean. Only the ratio of the weights counts.
    base = Judged(("n2000", "water"), np.array([[3, 0], [0, 3]]), np.array([[80.0, 0], [0, 90.0]]))
    found = run({}, base=base, draws=500, weight_range=0.5).table
    assert found["robuust_pct"].tolist() == [100, 100]
    assert found["rang_min"].tolist() == [1, 1]
    assert found["rang_max"].tolist() == [2, 2]
    assert run({}, base=base, draws=500, weight_range=0.01).table["rang_max"].tolist() == [2, 1]


def test_under_gewogen_weights_shift_the_class():
    # The mean (60 + 10) / 2 = 35 is midden; at most 33, and so laag, where nature has less than 46 % of the weight.
    base = Judged(("n2000", "water"), np.array([[2, 1]]), np.array([[60.0, 10]]))
    found = run({}, base=base, draws=2000, method="gewogen").table.iloc[0]
    nature, water = (factors(f"weight:{prefix}", 0.5, 2000) for prefix in base.prefixes)
    assert found["robuust_pct"] == pytest.approx(100 * np.mean(60 * nature + 10 * water > 33 * (nature + water)))
    assert (found["robuust_klasse"], found["klasse_anders"]) == ("midden", "laag")


# ---- what must hold


def mixed(seed, count=12):
    """Terrains near and far from thresholds of two themes."""
    rng = np.random.default_rng(seed)
    n2000_rows = np.column_stack(
        [
            rng.choice([0, 0, 0.05, 0.1, 0.95, 1.0, 1.3], count),
            rng.choice([0.4, 0.9, 1.1, 30], count),
            rng.choice([0, 900, 1050, 20_000, 24_000, 26_000, np.nan], count),
            rng.choice([0, 0, 0, 1], count),
        ]
    )
    n2000_rows[n2000_rows[:, 0] == 0, 1] = 0
    n2000_rows[n2000_rows[:, 0] > 0, 2] = 0
    water_rows = np.column_stack(
        [
            rng.choice([0, 0.009, 0.5, 1.9, 2.1], count),
            rng.choice([5, 22, 26], count),
            rng.choice([0, 12, 47, 55], count),
        ]
    )
    return {"n2000": theme("n2000", N2000, n2000_rows), "water": theme("water", WATER, water_rows)}


@pytest.mark.parametrize("method", ["hoogste", "gewogen"])
def test_nothing_drawn_is_everything_firm_and_the_rank_is_that_of_the_score(method):
    themes = mixed(1)
    found = run(themes, draws=30, weight_range=0, rule_range=0, method=method).table
    plain = combine(judged(themes), np.ones(2), method, "")
    known = plain["conflict_klasse"] != "onbekend"
    assert found["robuust_klasse"].tolist() == found["klasse_vaakst"].tolist() == plain["conflict_klasse"].tolist()
    assert (found["robuust_pct"][known] == 100).all()
    assert found["rang_min"].tolist() == found["rang_max"].tolist() == plain["conflict_rang"].tolist()
    assert found["klasse_anders"].tolist() == [None] * len(found)
    assert list(found) == list(FIELDS)


def test_onbekend_stays_onbekend():
    base = Judged(("n2000", "nnn"), np.array([[-1, -1], [-1, 3]]), np.array([[np.nan, np.nan], [np.nan, 70]]))
    found = run(n2000([5, 50, 0, 0], [5, 50, 0, 0]), base=base, draws=50).table
    assert found["robuust_klasse"].tolist() == ["onbekend", "hoog"]
    assert np.isnan(found["robuust_pct"][0])
    assert found["klasse_vaakst"].tolist() == ["onbekend", "hoog"]
    assert found[["rang_min", "rang_max"]].to_numpy().tolist() == [[None, None], [1, 1]]


def test_a_class_that_the_rules_do_not_explain_stays_and_is_counted():
    themes = n2000([1, 0.5, 0, 0], [1, 0.5, 0, 0])
    base = judged(themes)
    base.rank[1], base.score[1] = 1, 20.0  # laag by hand
    found = run(themes, base=base, draws=100)
    assert found.table["robuust_klasse"].tolist() == ["hoog", "laag"]
    assert found.table["robuust_pct"].tolist()[1] == 100
    assert (found.table["robuust_pct"][0] < 90, found.kept) == (True, {"n2000": 1})


def test_a_theme_without_indicators_keeps_its_class():
    base = judged(n2000([1, 0.5, 0, 0]))
    assert run({}, base=base, draws=50).table["robuust_pct"].tolist() == [100]


def test_a_theme_of_weight_zero_takes_no_part():
    themes = {**n2000([1, 0.5, 0, 0]), "water": theme("water", WATER, [[0, 0, 0]])}
    found = run(themes, weights=[0, 1], draws=50)
    assert (found.table["robuust_klasse"].tolist(), found.table["robuust_pct"].tolist()) == (["laag"], [100])
    assert found.kept == {"water": 0}


def test_the_seed_decides_and_the_draws_of_a_theme_do_not_hang_on_the_others():
    themes = n2000([1, 0.5, 0, 0])
    first, again, other = (run(themes, draws=300, seed=seed).table["robuust_pct"][0] for seed in (7, 7, 8))
    assert first == again != other
    beside = {"water": theme("water", WATER, [[0, 0, 0]]), **themes}
    assert run(beside, draws=300, seed=7).table["robuust_pct"][0] == first


def test_the_order_of_terrains_makes_no_difference():
    themes, order = mixed(3), np.random.default_rng(0).permutation(12)
    shuffled = {
        prefix: (anew, {name: values[order] for name, values in figures.items()})
        for prefix, (anew, figures) in themes.items()
    }
    expected = run(themes, draws=60).table.iloc[order].reset_index(drop=True)
    assert run(shuffled, draws=60).table.equals(expected)


def test_chunks_and_threads_make_no_difference(monkeypatch):
    themes = mixed(4)
    whole = run(themes, draws=130).table
    monkeypatch.setattr(robustness, "CHUNK_DRAWS", 7)
    monkeypatch.setattr(robustness, "CHUNKS_AT_ONCE", 3)
    with ThreadPoolExecutor(2) as executor:
        assert run(themes, engine=Engine(executor), draws=130).table.equals(whole)
    monkeypatch.setattr(robustness, "CHUNK_JUDGEMENTS", 1)
    assert run(themes, draws=130).table.equals(whole)


def test_progress_rises_to_one_and_a_cancel_stops_between_chunks(monkeypatch):
    monkeypatch.setattr(robustness, "CHUNK_DRAWS", 5)
    steps = []
    run(mixed(5), draws=40, engine=Engine(progress=steps.append))
    assert (steps == sorted(steps), steps[-1], len(set(steps)) > 8) == (True, 1, True)

    def stop(fraction):
        if fraction > 0.4:
            raise Cancelled

    with pytest.raises(Cancelled):
        run(mixed(5), draws=40, engine=Engine(progress=stop))


def test_only_the_tails_of_the_ranks_are_kept():
    counts = robustness._Counts(10, 1000)
    assert counts.first.shape == counts.last.shape == (10, 51)


def test_no_terrains_and_no_themes():
    nothing = Judged(("n2000",), np.empty((0, 1), dtype=np.int64), np.empty((0, 1)))
    assert len(run({}, base=nothing, draws=5).table) == 0
    none = Judged((), np.empty((2, 0), dtype=np.int64), np.empty((2, 0)))
    assert run({}, base=none, draws=5).table["robuust_klasse"].tolist() == ["onbekend"] * 2


def test_firm_is_from_95_and_unsure_below_75():
    table = run(n2000([1, 0.5, 0, 0]), draws=5).table
    many = table.loc[[0] * 5].assign(robuust_pct=[95, 94.99, 75, 74.99, np.nan])
    assert firmness(many) == {"firm": 1, "unsure": 1}


# ---- a simple second implementation


def simple_n2000(row, t):
    hectares, share, metres, edge = row
    if hectares >= t["high_overlap_ha"] or (
        hectares >= t["high_small_overlap_ha"] and share >= t["high_small_overlap_pct"]
    ):
        return 3, 66 + 34 * share / 100
    if hectares > 0:
        return 2, 66
    if metres <= t["medium_distance_m"]:
        return 2, 33 + 33 * max(1 - metres / t["medium_distance_m"], 0.01)
    if metres <= t["low_distance_m"]:
        reach = t["low_distance_m"] - t["medium_distance_m"]
        return 1, 33 * max(1 - (metres - t["medium_distance_m"]) / reach, 0.01)
    return (-1, None) if edge else (0, 0)


def simple_water(row, t, was):
    hectares, share, mean = row
    if hectares > 0 and (share >= t["high_worst_pct"] or hectares >= t["high_worst_ha"]):
        return 3, 66 + 34 * share / 100
    if hectares >= t["smallest_ha"] or mean >= t["medium_mean"]:
        return 2, 33 + 33 * max(mean / 100, 0.01)
    return (1, 33 * min(max(mean / t["medium_mean"], 0.01), 1)) if was > 0 else (0, 0)


def simple_ranks(rows):
    """Rank of each terrain: how many are strictly worse, plus one."""
    keys = [
        None if rank < 0 else (rank, sum(r == 3 for r, _ in themes), sum(r == 2 for r, _ in themes), mean)
        for rank, mean, themes in rows
    ]
    return [None if key is None else 1 + sum(other is not None and other > key for other in keys) for key in keys]


@pytest.mark.parametrize("method", ["hoogste", "gewogen"])
@pytest.mark.parametrize("seed", range(3))
def test_equals_the_simple_implementation(seed, method):
    themes, draws = mixed(seed + 10), 40
    base = judged(themes)
    names = {prefix: (anew.theme, anew.thresholds) for prefix, (anew, _) in themes.items()}
    drawn = {
        prefix: {
            name: RULES.number(part, name) * factors(f"threshold:{part}/{name}", 0.2, draws) for name in thresholds
        }
        for prefix, (part, thresholds) in names.items()
    }
    weights = {prefix: factors(f"weight:{prefix}", 0.5, draws) for prefix in themes}
    rows = {prefix: np.column_stack(list(figures.values())) for prefix, (_, figures) in themes.items()}
    classes, ranks = [], []
    for draw in range(draws):
        outcome = []
        for terrain in range(12):
            at = {prefix: {name: values[draw] for name, values in each.items()} for prefix, each in drawn.items()}
            pair = [
                simple_n2000(rows["n2000"][terrain], at["n2000"]),
                simple_water(rows["water"][terrain], at["water"], base.rank[terrain, 1]),
            ]
            if base.rank[terrain, 0] < 0:
                pair[0] = (-1, None)
            known = [(r, s, weights[p][draw]) for (r, s), p in zip(pair, themes, strict=True) if r >= 0]
            worst = max(r for r, _, _ in known)
            mean = round(sum(s * w for _, s, w in known) / sum(w for _, _, w in known), 9)
            of_mean = 0 if mean == 0 else 1 if mean <= 33 else 2 if mean <= 66 else 3
            outcome.append((worst if method == "hoogste" else max(of_mean, worst - 1), mean, pair))
        classes.append([rank for rank, _, _ in outcome])
        ranks.append(simple_ranks(outcome))
    found = run(themes, draws=draws, method=method).table
    as_it_is = [ORDER.index(each) for each in found["robuust_klasse"]]
    same = 100 * np.mean(np.array(classes) == as_it_is, axis=0)
    np.testing.assert_allclose(found["robuust_pct"], same)
    places = np.array(ranks)
    for column, share in (("rang_min", 5), ("rang_max", 95)):
        expected = np.percentile(places, share, axis=0, method="inverted_cdf")
        assert found[column].tolist() == expected.tolist(), column
