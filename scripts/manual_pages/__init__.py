"""What scripts/make_manual.py writes: pages of the manual that come from the code, in Dutch."""
