#!/usr/bin/env bash
# QGIS with the plugin and the demo project, in a profile of its own: your own QGIS settings stay as they are.
set -euo pipefail
cd "$(dirname "$0")/.."
project=build/demo/werklocaties-demo.qgz

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "desktop: no display; on a machine without a screen: xvfb-run -a make desktop" >&2
  exit 1
fi
[ -e "$project" ] || scripts/with_qgis.sh .venv/bin/python scripts/demo.py
# Turned on offscreen: qgis_process needs no window for it.
scripts/with_qgis.sh true
export WERKLOCATIES_DISPLAY=1
. scripts/qgis_env.sh
exec qgis --nologo --noversioncheck --profiles-path "$QGIS_CUSTOM_CONFIG_PATH" "$@" "$project"
