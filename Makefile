# Werklocaties. `make demo` and `make test` need nothing but make; they set up the rest (Debian 12 or 13).
SHELL := /bin/bash
.DEFAULT_GOAL := help
BENCH := scripts/with_qgis.sh .venv/bin/python -W ignore benchmarks
.PHONY: help setup setup-dev demo run desktop stage zip install test lint gate bench bench-profile bench-scaling bench-cancel bench-startup bench-docks bench-all bench-readme docs manual pictures i18n-update clean

help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | while IFS=$$'\t' read -r name about; do printf '  make %-12s %s\n' "$$name" "$$about"; done

demo: setup stage ## set up, then the whole way from data to report on the demo province, into build/demo/
	@scripts/with_qgis.sh .venv/bin/python scripts/demo.py

run: setup stage ## any qgis_process command: make -s run ARGS='run werklocaties:conflictnatura2000 -' < in.json
	@scripts/with_qgis.sh qgis_process $(ARGS)

desktop: setup stage ## QGIS with the plugin and the demo project, in a profile of its own
	@scripts/desktop.sh

stage: ## assemble build/werklocaties_plugin/
	@python3 scripts/stage.py

zip: setup ## build/werklocaties_plugin-<version>.zip, as the plugin site takes it
	@python3 scripts/stage.py --zip

install: setup stage ## into your own QGIS profile (PROFILE=name for another than the default)
	@/usr/bin/python3 scripts/install.py $(if $(PROFILE),--profile '$(PROFILE)')

test: setup-dev ## everything: lint, gate and all tests (LAYERS="core qgis" for some of it)
	@scripts/test.sh $(LAYERS)

lint: setup-dev ## ruff, mypy and the QGIS rules
	@scripts/lint.sh

gate: setup-dev ## the checks of the public plugin site, on the zip
	@python3 scripts/stage.py --zip
	@.venv/bin/python scripts/gate.py

bench: setup-dev stage ## against QGIS' own algorithms, GeoPandas and PostGIS (SIZE=small, national or large)
	@$(BENCH)/run.py --size $(or $(SIZE),national)

bench-profile: setup-dev stage ## where the time of a screening goes, against the floor of reading, GEOS and writing
	@$(BENCH)/where_time_goes.py --size $(or $(SIZE),national)

bench-scaling: setup-dev stage ## the time against terrains, homes and processors (SIZE=small or national)
	@$(BENCH)/scaling.py --size $(or $(SIZE),national)

bench-cancel: setup-dev stage ## from cancelling to the end, at worst (SIZE=small or national)
	@$(BENCH)/cancel.py --size $(or $(SIZE),national)

bench-startup: setup-dev stage ## what the plugin adds to the start of the desktop
	@$(BENCH)/startup.py

bench-docks: setup-dev stage ## how long the docks keep their users waiting (needs a screen or xvfb)
	@WERKLOCATIES_DISPLAY=1 xvfb-run -a -s "-screen 0 1920x1080x24" $(BENCH)/docks.py

bench-all: ## all of them, one after the other, and the README; an hour on a quiet machine
	@$(MAKE) --no-print-directory bench
	@$(MAKE) --no-print-directory bench SIZE=large
	@$(MAKE) --no-print-directory bench-profile
	@$(MAKE) --no-print-directory bench-scaling
	@$(MAKE) --no-print-directory bench-cancel
	@$(MAKE) --no-print-directory bench-startup
	@$(MAKE) --no-print-directory bench-docks
	@$(MAKE) --no-print-directory bench-readme

bench-readme: setup-dev ## what was measured into benchmarks/README.md
	@$(BENCH)/render.py

docs: ## the manual, into build/site/ (open index.html)
	@scripts/setup.sh docs
	@NO_MKDOCS_2_WARNING=1 .venv/docs/bin/mkdocs build --strict --quiet

manual: setup stage ## write the pages of the manual that come from the code
	@scripts/with_qgis.sh .venv/bin/python scripts/make_manual.py

pictures: setup demo ## take the pictures of the manual in the real desktop (needs xvfb, pngquant, chromium and poppler-utils)
	@python3 scripts/screenshots.py

i18n-update: setup-dev ## bring i18n/werklocaties_nl.ts up to date with the source
	@scripts/i18n_update.sh

clean: ## remove build/ and caches (.venv stays)
	rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis

setup setup-dev:
	@scripts/setup.sh $(if $(findstring dev,$@),dev,run)
