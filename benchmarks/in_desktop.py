"""Run by a starting desktop (qgis --code): loads and starts the plugin as QGIS does, and says how long that took."""

import json
import os
import sys
import time
from pathlib import Path

from qgis import utils

NAME = "werklocaties_plugin"
HEAVY = ("pandas", "shapely", "matplotlib", "jinja2")

utils.updateAvailablePlugins()
before = {name for name in HEAVY if name in sys.modules}
begin = time.perf_counter(), time.process_time()
loaded = utils.loadPlugin(NAME) and utils.startPlugin(NAME)
wall, cpu = time.perf_counter() - begin[0], time.process_time() - begin[1]
heavy = sorted({name for name in HEAVY if name in sys.modules} - before)
answer = {"loaded": bool(loaded), "wall_ms": 1000 * wall, "cpu_ms": 1000 * cpu, "heavy": heavy}
Path(os.environ["BENCH_ANSWER"]).write_text(json.dumps(answer), encoding="utf-8")
os._exit(0)  # the desktop has no more to do
