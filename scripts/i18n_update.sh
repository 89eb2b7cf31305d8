#!/usr/bin/env bash
# Bring i18n/werklocaties_nl.ts up to date with the source, without line numbers: those only make noise in a diff.
set -euo pipefail
cd "$(dirname "$0")/.."
file=i18n/werklocaties_nl.ts
mkdir -p i18n
mapfile -t sources < <(find werklocaties_plugin -name '*.py' | LC_ALL=C sort)
pylupdate5 -noobsolete -verbose "${sources[@]}" -ts "$file"
sed -i '/<location /d; s/<TS version="\([^"]*\)"[^>]*>/<TS version="\1" language="nl_NL" sourcelanguage="en">/' "$file"
printf 'i18n: %s of %s strings to translate\n' "$(grep -c 'type="unfinished"' "$file" || true)" "$(grep -c '<source>' "$file" || true)"
