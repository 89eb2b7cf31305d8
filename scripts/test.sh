#!/usr/bin/env bash
# Everything that is tested: test.sh [LAYER...], by default all layers in this order. Every layer runs, whatever the one
# before it found. A test layer that closes without "N passed" has failed: no tests is no pass.
set -uo pipefail
cd "$(dirname "$0")/.."

all=(lint gate core tooling qgis gui headless)
layers=("$@")
[ $# -gt 0 ] || layers=("${all[@]}")
logs=build/test
failed=()
passed=0 broken=0 skipped=0
mkdir -p "$logs"

# The number before a word in pytest's closing line: "= 3 failed, 41 passed, 1 skipped in 2.10s ="
count() { sed -n "s/.*\b\([0-9][0-9]*\) $2\b.*/\1/p" <<<"$1"; }

# A layer of tests/, in a pytest of its own.
run_pytest() {
  local layer=$1 log=$logs/$1.log closing code
  shift
  "$@" 2>&1 </dev/null | tee "$log"
  code=${PIPESTATUS[0]}
  closing=$(grep -E '(^|[ =])[0-9]+ (passed|failed|error|errors|skipped|deselected)\b.* in [0-9.]+s' "$log" | tail -n 1)
  passed=$((passed + $(count "$closing" passed || true) + 0))
  broken=$((broken + $(count "$closing" failed || true) + 0))
  broken=$((broken + $(count "$closing" 'errors\?' || true) + 0))
  skipped=$((skipped + $(count "$closing" skipped || true) + 0))
  [ -n "$(count "$closing" passed)" ] || { echo "test: $layer closed without a passed test (exit code $code)"; return 1; }
  return "$code"
}

pytest() { .venv/bin/pytest -o cache_dir=build/pytest_cache "$@"; }

# QGIS as the plugin meets it, with the staged plugin and a profile that no earlier run has touched.
with_stage() (
  python3 scripts/stage.py || exit 1
  export WERKLOCATIES_PROFILE=$PWD/build/test/profile
  . scripts/qgis_env.sh
  "$@"
)

# A screen of its own, as large as the largest window that is tested.
with_screen() { xvfb-run -a -s "-screen 0 1920x1080x24" "$@"; }

run_layer() {
  case $1 in
    lint) scripts/lint.sh ;;
    gate) python3 scripts/stage.py --zip && .venv/bin/python scripts/gate.py ;;
    core | tooling) run_pytest "$1" pytest -p no:pytest_qgis "tests/$1" ;;
    qgis) run_pytest qgis with_stage pytest -o pythonpath=build tests/qgis ;;
    gui) WERKLOCATIES_DISPLAY=1 run_pytest gui with_stage with_screen .venv/bin/pytest -o cache_dir=build/pytest_cache -o pythonpath=build tests/gui ;;
    headless) run_pytest headless with_stage scripts/with_qgis.sh .venv/bin/pytest -o cache_dir=build/pytest_cache -p no:pytest_qgis tests/headless ;;
    *) echo "test: no layer $1; there are ${all[*]}"; return 1 ;;
  esac
}

rm -rf "$logs/profile"
for layer in "${layers[@]}"; do
  printf '\n--- %s\n' "$layer"
  run_layer "$layer" || failed+=("$layer")
done

printf '\n'
[ ${#failed[@]} = 0 ] || printf 'test: FAILED in %s\n' "${failed[*]}"
printf '%d passed, %d failed, %d skipped\n' "$passed" "$broken" "$skipped"
[ ${#failed[@]} = 0 ]
