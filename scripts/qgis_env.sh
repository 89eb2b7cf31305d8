# The one place that says how QGIS runs for this project. Source it from bash; it prints nothing.
#   WERKLOCATIES_PROFILE=folder   another QGIS profile folder than build/profile
#   WERKLOCATIES_DISPLAY=1        keep the real display instead of drawing offscreen
WERKLOCATIES_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export WERKLOCATIES_ROOT
export QGIS_CUSTOM_CONFIG_PATH=${WERKLOCATIES_PROFILE:-$WERKLOCATIES_ROOT/build/profile}
export QGIS_PLUGINPATH=$WERKLOCATIES_ROOT/build
# Bytecode is kept, as QGIS does for its users, but never beside the staged files.
unset PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX=$WERKLOCATIES_ROOT/build/pycache
export LANG=${LANG:-C.UTF-8}

if [ -z "${WERKLOCATIES_DISPLAY:-}" ]; then export QT_QPA_PLATFORM=offscreen; fi
if [ -z "${WERKLOCATIES_DISPLAY:-}" ] || [ ! -d "${XDG_RUNTIME_DIR:-}" ]; then
  export XDG_RUNTIME_DIR=$WERKLOCATIES_ROOT/build/runtime
fi
mkdir -p "$QGIS_CUSTOM_CONFIG_PATH" "$XDG_RUNTIME_DIR"
if [ "$XDG_RUNTIME_DIR" = "$WERKLOCATIES_ROOT/build/runtime" ]; then chmod 0700 "$XDG_RUNTIME_DIR"; fi

# QGIS runs on the system's Python, and looks for its home along PATH: another python3 of the same version (pyenv, conda)
# must not come first. What the venv adds to it comes first.
export PATH=/usr/bin:$PATH
for _site in "$WERKLOCATIES_ROOT"/.venv/lib/python3*/site-packages; do
  case ":${PYTHONPATH:-}:" in
    *":$_site:"*) ;;
    *) if [ -d "$_site" ]; then export PYTHONPATH="$_site${PYTHONPATH:+:$PYTHONPATH}"; fi ;;
  esac
done
unset _site

# Turn the staged plugin on, once per profile; a profile remembers it.
enable_plugin() {
  grep -qs '^werklocaties_plugin=true' "$QGIS_CUSTOM_CONFIG_PATH"/profiles/default/QGIS/QGIS*.ini && return 0
  local said
  said=$(qgis_process plugins enable werklocaties_plugin 2>&1 </dev/null) && return 0
  printf '%s\n' "$said" >&2
  return 1
}
