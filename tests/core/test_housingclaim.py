"""The claim that homes lay on terrains, worked by hand: homes x jobs x share x m2 per job."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from werklocaties_plugin.core.balance.housingclaim import FIELDS, ClaimOptions, claim
from werklocaties_plugin.core.errors import ChoiceError

NAN = np.nan


def homes(*rows):
    return pd.DataFrame(rows, columns=["regio", "woningen"])


def land(*rows):
    return pd.DataFrame(rows, columns=["regio", "aanbod_hard_ha"])


def claimed(rows, supply=None, regions=(), **options):
    found = claim(homes(*rows), None if supply is None else land(*supply), ClaimOptions(**options), regions)
    assert list(found.columns) == list(FIELDS)
    return {row["regio"]: row for row in found.to_dict("records")}


def figures(row, *names):
    return [None if np.isnan(row[name]) else row[name] for name in names]


JOBS = ("woningen", "banen_nodig", "banen_terrein")
LAND = ("ruimte_laag_ha", "ruimte_hoog_ha")
SHARE = ("aandeel_aanbod_laag_pct", "aandeel_aanbod_hoog_pct")


def test_a_thousand_homes_ask_for_6_to_8_6_hectares():
    row = claimed([("Oost", 1000.0)], [("Oost", 50.0)])["Oost"]
    # 1,000 x 1 x 0.30 = 300 jobs; x 200 m2 = 6 ha, x 286 m2 = 8.58 ha; of 50 ha 12 and 17.16 %.
    assert figures(row, *JOBS, *LAND, *SHARE) == [1000, 1000, 300, 6, 8.58, 12, 17.16]
    assert row["claim_reden"] == (
        "1.000 woningen vragen 1.000 banen, waarvan 300 op terreinen: 6,0 tot 8,6 ha, 12 tot 17% van 50 ha hard aanbod."
    )


def test_every_choice_has_its_place_in_the_product():
    row = claimed(
        [("Oost", 2000.0)], jobs_per_dwelling=1.5, share_on_terrains=0.2, m2_low=100.0, m2_high=125.0
    )["Oost"]  # fmt: skip
    assert figures(row, *JOBS, *LAND) == [2000, 3000, 600, 6, 7.5]


def test_plans_of_a_region_add_up_and_so_do_the_regions():
    found = claimed([("West", 400.0), ("Oost", 100.0), ("West", 500.0)], [("West", 10.0), ("West", 8.0), ("Oost", 2.0)])
    assert list(found) == ["Oost", "West", "totaal"]
    assert figures(found["West"], "plannen", "woningen", "aanbod_hard_ha", *LAND) == [2, 900, 18, 5.4, 7.722]
    assert figures(found["totaal"], "plannen", "woningen", "aanbod_hard_ha", *LAND) == [3, 1000, 20, 6, 8.58]
    assert figures(found["totaal"], *SHARE) == [30, 42.9]


def test_homes_of_unknown_number_are_counted_but_are_no_zero():
    found = claimed([("Oost", 1000.0), ("Oost", NAN), ("West", NAN)])
    assert figures(found["Oost"], "plannen", "plannen_zonder_aantal", "woningen") == [2, 1, 1000]
    assert found["Oost"]["claim_reden"].endswith("Zonder aantal, dus niet meegeteld: 1.")
    assert figures(found["West"], *JOBS, *LAND) == [None] * 5
    assert found["West"]["claim_reden"] == "Onbekend: van geen enkel plan is het aantal woningen bekend."
    assert figures(found["totaal"], "woningen", "plannen_zonder_aantal") == [1000, 2]


def test_a_region_without_a_statement_is_unknown_and_so_is_the_total():
    found = claimed([("Oost", 1000.0)], [("Oost", 50.0), ("West", 10.0)])
    assert figures(found["West"], "plannen", *JOBS, *LAND, *SHARE) == [0, *[None] * 7]
    assert found["West"]["claim_reden"] == "Onbekend: geen opgave van woningen."
    assert figures(found["totaal"], "woningen", "aanbod_hard_ha") == [None, 60]
    assert found["totaal"]["claim_reden"] == "Onbekend: van een regio ontbreekt de opgave van woningen."


def test_a_region_of_which_all_plans_are_known_has_no_homes():
    found = claimed([("Oost", 1000.0)], regions=["Oost", "West"])
    assert figures(found["West"], "plannen", "woningen", *LAND) == [0, 0, 0, 0]
    assert figures(found["totaal"], "woningen") == [1000]


def test_of_no_supply_there_is_no_share():
    found = claimed([("Oost", 1000.0), ("West", 1000.0)], [("Oost", 0.0), ("West", NAN)])
    assert [figures(found[name], *SHARE) for name in ("Oost", "West", "totaal")] == [[None, None]] * 3
    assert found["Oost"]["claim_reden"].endswith("8,6 ha; er is geen hard aanbod.")
    assert found["West"]["claim_reden"].endswith("8,6 ha; het harde aanbod is niet bekend.")


def test_homes_outside_every_region_stay_out_of_the_total():
    found = claimed([(None, 500.0), ("Oost", 1000.0)])
    assert list(found) == ["Oost", None, "totaal"]
    assert figures(found[None], "woningen") == [500]
    assert figures(found["totaal"], "woningen") == [1000]


def test_no_region_at_all():
    found = claimed([])
    assert figures(found["totaal"], "plannen", "woningen") == [0, None]


def test_the_lowest_land_per_job_may_not_be_the_highest():
    with pytest.raises(ChoiceError, match="claim_range"):
        claimed([("Oost", 1000.0)], m2_low=300.0)
    assert figures(claimed([("Oost", 1000.0)], m2_low=250.0, m2_high=250.0)["Oost"], *LAND) == [7.5, 7.5]


def test_order_does_not_matter():
    rows = [("Oost", 10.0), ("West", 20.0), ("Oost", NAN), (None, 5.0)]
    pd.testing.assert_frame_equal(
        claim(homes(*rows), None, ClaimOptions()), claim(homes(*rows[::-1]), None, ClaimOptions())
    )
