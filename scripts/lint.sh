#!/usr/bin/env bash
# Style and types. Every check runs, whatever the one before it found.
set -uo pipefail
cd "$(dirname "$0")/.."
bin=.venv/bin
bad=0

check() {
  local name=$1 said
  shift
  if said=$("$@" 2>&1); then printf 'lint: %-12s ok\n' "$name"
  else bad=1; printf '%s\nlint: %-12s FAILED\n' "$said" "$name"; fi
}

check ruff "$bin/ruff" check --quiet .
check format "$bin/ruff" format --check --quiet --diff .
check mypy "$bin/mypy" --strict --python-executable .venv/types/bin/python werklocaties_plugin/core
check flake8-qgis "$bin/flake8" werklocaties_plugin
check scripts "$bin/python" -c '
import pathlib, sys
for path in sorted(pathlib.Path("scripts").glob("*.py")):
    compile(path.read_text(encoding="utf-8"), str(path), "exec")'
for script in scripts/*.sh .ci/run; do check "${script#scripts/}" bash -n "$script"; done
exit $bad
