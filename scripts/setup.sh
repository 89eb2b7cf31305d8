#!/usr/bin/env bash
# Install what the make targets need on Debian 12 or 13: QGIS >= 3.40 from Debian, and a venv with the rest.
# Idempotent: where everything is present it neither asks for root nor touches the network.
#   setup.sh run     QGIS, pandas, Shapely >= 2      (make demo, run, stage, install)
#   setup.sh dev     also the test and lint tools    (make test, lint, gate)
#   setup.sh docs    only what builds the manual     (make docs)
set -euo pipefail
cd "$(dirname "$0")/.."
level=${1:-run}
venv=.venv

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "need root to install packages: run as root or install sudo"; fi
}

# "3.40.6" on standard output, nothing when QGIS is absent
qgis_version() {
  command -v qgis_process >/dev/null || return 0
  QT_QPA_PLATFORM=offscreen qgis_process --version 2>/dev/null | sed -n 's/^QGIS \([0-9][0-9.]*\).*/\1/p' | head -n 1
}

at_least_340() { [ -n "$1" ] && [ "$(printf '3.40\n%s\n' "$1" | sort -V | head -n 1)" = 3.40 ]; }

# The mirror and key of the machine's own apt sources: no host name stands in this project.
add_backports() {
  local codename=$1 list=/etc/apt/sources.list.d/werklocaties-backports.sources
  grep -rqs "$codename-backports" /etc/apt/sources.list /etc/apt/sources.list.d && return 0
  local found uri key file files=()
  for file in /etc/apt/sources.list.d/*.sources /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    if [ -r "$file" ]; then files+=("$file"); fi
  done
  found=$(awk -v suite="$codename" '
    function flush() { if (uri != "" && hit && !done) { print uri; print key; done = 1 } uri = ""; key = ""; hit = 0 }
    /^deb[ \t]/ { line = $0; k = ""
      if (match(line, /\[[^]]*\]/)) { opts = substr(line, RSTART + 1, RLENGTH - 2); sub(/\[[^]]*\] */, "", line)
        if (match(opts, /signed-by=[^ ]+/)) k = substr(opts, RSTART + 10, RLENGTH - 10) }
      split(line, part, /[ \t]+/); if (part[3] == suite && !done) { print part[2]; print k; done = 1 } }
    FNR == 1 || /^[ \t]*$/ { flush() }
    /^URIs:/ { uri = $2 } /^Signed-By:/ { key = $2 }
    /^Suites:/ { for (i = 2; i <= NF; i++) if ($i == suite) hit = 1 }
    END { flush() }' "${files[@]:-/dev/null}")
  uri=$(printf '%s\n' "$found" | sed -n 1p); key=$(printf '%s\n' "$found" | sed -n 2p)
  [ -n "$uri" ] || fail "no apt source for $codename found to take backports from; add $codename-backports and run again"
  say "adding $codename-backports from this machine's own mirror"
  { printf 'Types: deb\nURIs: %s\nSuites: %s-backports\nComponents: main\n' "$uri" "$codename"
    [ -z "$key" ] || printf 'Signed-By: %s\n' "$key"; } | as_root tee "$list" >/dev/null
}

apt_install() {
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# Which of these Debian packages are absent. On another system: which of them bring something that is not there.
missing_packages() {
  local name
  for name in "$@"; do
    if command -v dpkg-query >/dev/null; then
      dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || printf '%s ' "$name"
    else
      has_what_it_brings "$name" || printf '%s ' "$name"
    fi
  done
}

has_what_it_brings() {
  case $1 in
    python3-qgis) /usr/bin/python3 -c 'import qgis.core' 2>/dev/null ;;
    python3-venv) /usr/bin/python3 -c 'import ensurepip' 2>/dev/null ;;
    python3-*) /usr/bin/python3 -c "import ${1#python3-}" 2>/dev/null ;;
    qttools5-dev-tools) command -v lrelease lrelease-qt5 lrelease-qt6 >/dev/null || ls /usr/lib*/qt[56]/bin/lrelease >/dev/null 2>&1 ;;
    pyqt5-dev-tools) command -v pylupdate5 >/dev/null ;;
    fonts-*) ;;
    xvfb) command -v Xvfb >/dev/null ;;
    poppler-utils) command -v pdftotext >/dev/null ;;
    qgis-server-bin) command -v qgis_mapserver >/dev/null || ls /usr/lib/qgis/qgis_mapserver >/dev/null 2>&1 ;;
    qgis-server-wfs | qgis-server-wfs3) find /usr/lib* -path "*/qgis/server/lib${1#qgis-server-}.so" 2>/dev/null | grep -q . ;;
    cgi-mapserver) command -v mapserv >/dev/null || ls /usr/lib/cgi-bin/mapserv /usr/libexec/mapserv >/dev/null 2>&1 ;;
    postgresql) command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb /usr/pgsql-*/bin/initdb >/dev/null 2>&1 ;;
    postgresql-postgis) find /usr/share /usr/pgsql-* -path '*/extension/postgis.control' 2>/dev/null | grep -q . ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

install_from_debian() {
  local wanted of_qgis target=()
  # What the tests meet for real: WFS 1.1 and OGC API Features of QGIS, WFS 2.0 of MapServer, and a PostGIS database.
  local servers="qgis-server-bin qgis-server-wfs qgis-server-wfs3 cgi-mapserver postgresql postgresql-postgis"
  wanted="python3-qgis python3-shapely python3-pandas python3-matplotlib python3-jinja2 python3-jsonschema python3-venv qttools5-dev-tools fonts-open-sans"
  [ "$level" = dev ] && wanted="$wanted git pyqt5-dev-tools xvfb xauth poppler-utils $servers"
  at_least_340 "$(qgis_version)" || wanted="qgis $wanted"
  wanted=$(missing_packages $wanted)
  if [ -z "$wanted" ]; then return 0; fi
  . /etc/os-release
  case "${ID:-}:${VERSION_ID:-}" in
    debian:12) add_backports bookworm; target=(-t bookworm-backports) ;;
    debian:*) ;;
    *) fail "this is no Debian; install QGIS >= 3.40 (https://qgis.org/download) and what Debian calls: $wanted- then run again" ;;
  esac
  say "installing $wanted"
  # All of QGIS from one suite: its packages go by exact versions of each other.
  of_qgis=$(printf '%s\n' $wanted | grep qgis | tr '\n' ' ' || true)
  [ -z "$of_qgis" ] || apt_install "${target[@]}" $of_qgis
  wanted=$(missing_packages $wanted)
  [ -z "$wanted" ] || apt_install $wanted
}

# Types for mypy only, in a venv of their own: numpy's differ between Debian 12 and 13, and so would what mypy finds.
add_types() {
  rm -rf "$venv/types"
  /usr/bin/python3 -m venv --without-pip "$venv/types"
  "$venv/bin/python" -m pip install -qq --disable-pip-version-check --no-deps --only-binary :all: --python-version 3.11 \
    --target "$venv/types/lib/$1/site-packages" -r requirements/types.txt
}

pip_install() {
  "$venv/bin/python" -m pip install -qq --disable-pip-version-check -c "$venv/constraints.txt" -r "$1"
}

make_venv() {
  local stamp python
  python=$(/usr/bin/python3 -c 'import sys; print("python%d.%d" % sys.version_info[:2])')
  stamp="$venv/.$level-$python-$(cat requirements/*.txt scripts/setup.sh | cksum | tr ' ' '-')"
  [ -e "$stamp" ] && return 0
  say "making $venv ($level)"
  [ -x "$venv/bin/$python" ] || /usr/bin/python3 -m venv --clear --system-site-packages "$venv"
  # The numpy under QGIS is the one its GDAL was built with: keep it, whatever a package would like.
  # A wheel of Shapely brings its own GEOS, and inside qgis_process the GEOS of QGIS answers its calls all the same: only a
  # Shapely made for that very GEOS works. Debian 13 has one; on Debian 12 (GEOS 3.11) the 2.0 series is it.
  /usr/bin/python3 -c 'import numpy; print(f"numpy=={numpy.__version__}")' > "$venv/constraints.txt"
  # Shapely 2 has a module that 1.8 has not; its version is no proof (one of Debian's calls itself 0+unknown).
  /usr/bin/python3 -c 'import shapely.lib' 2>/dev/null || pip_install "requirements/run.txt"
  [ "$level" = run ] || pip_install "requirements/dev.txt"
  [ "$level" = run ] || add_types "$python"
  rm -f "$venv"/.run-* "$venv"/.dev-*
  touch "$stamp"
  [ "$level" = dev ] && cp "$stamp" "$venv/.run-${stamp##*/.dev-}"
  return 0
}

# What builds the manual wants a newer Jinja2 than the one of QGIS, with which reports are made: a venv of its own.
make_docs() {
  local stamp
  stamp="$venv/docs/.$(cksum < requirements/docs.txt | tr ' ' '-')"
  [ -e "$stamp" ] && return 0
  [ -n "$(missing_packages python3-venv)" ] && apt_install python3-venv
  say "making $venv/docs"
  /usr/bin/python3 -m venv --clear "$venv/docs"
  "$venv/docs/bin/python" -m pip install -qq --disable-pip-version-check -r requirements/docs.txt
  touch "$stamp"
}

if [ "$level" = docs ]; then make_docs; exit; fi
install_from_debian
version=$(qgis_version)
at_least_340 "$version" || fail "QGIS ${version:-not found}; 3.40 or newer is needed"
make_venv
if [ "$level" = dev ]; then make_docs; fi
