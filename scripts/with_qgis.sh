#!/usr/bin/env bash
# Run a command where QGIS finds the staged plugin, turned on: with_qgis.sh qgis_process run werklocaties:... -
# Standard input, standard output and the exit code are the command's own.
set -euo pipefail
. "$(dirname "$0")/qgis_env.sh"
enable_plugin
exec "$@"
