"""A small run over the corpus of terrain files as bad as they come; scripts/fuzz_terrains.py runs thousands."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "scripts"))

COUNT, SEED = 70, 20261126


def test_every_file_gives_a_result_that_adds_up_or_a_refusal_in_words(tmp_path):
    from terrain_fuzz.corpus import FORMATS
    from terrain_fuzz.watch import run_corpus

    counts = run_corpus(COUNT, SEED, tmp_path)
    assert counts.failures == []
    assert counts.runs == 2 * COUNT == counts.results + counts.refusals
    # Not one that refuses everything, nor one that draws nothing bad.
    assert min(counts.results, counts.refusals) > COUNT / 4
    assert set(counts.read) == set(FORMATS)


def test_the_same_seed_draws_the_same_files(tmp_path):
    from terrain_fuzz.watch import drawn_files

    drawn = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        paths = [path for number in range(30) for path in drawn_files(SEED, number, folder)[1]]
        drawn.append([(path.name, path.read_bytes()) for path in paths if path.suffix in (".csv", ".geojson")])
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) > 3
