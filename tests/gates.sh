# Sourced by ./test: runs gates, remembers how long each took, and ends at the first red.

# gate <name> <command …>: the output is kept in .cache/gates and shown when the gate is red.
gate() {
  local name=$1 log started verdict=passed
  shift
  log="$gates/${name// /-}.log"
  started=$SECONDS
  "$@" </dev/null >"$log" 2>&1 || verdict=FAILED
  # In a file, because gates may run beside each other.
  printf '%-28s %8s  %s\n' "$name" $((SECONDS - started)) "$verdict" >>"$gates/table"
  printf '%s … %s, %s s\n' "$name" "$verdict" $((SECONDS - started))
  if [ "$verdict" = FAILED ]; then
    printf '\n'
    cat "$log"
    exit 1
  fi
}

# beside <function …>: runs them at the same time, waits for all, and ends when one of them was red.
beside() {
  local each status=0 running=()
  for each in "$@"; do
    "$each" &
    running+=($!)
  done
  for each in "${running[@]}"; do
    wait "$each" || status=1
  done
  [ "$status" = 0 ] || exit 1
}

# The table and, alone on the last line, what the test programs counted: "N passed, N failed".
report() {
  printf '\n%-28s %8s  %s\n' gate seconds verdict
  [ ! -f "$gates/table" ] || cat "$gates/table"
  printf '%-28s %8s\n\n' together "$SECONDS"
  "$TUNTAS_NODE" "$TUNTAS_ROOT/tests/support/tally.ts" "$gates"
}

# The first browser that is there, for the journeys.
find_browser() {
  local name path
  if [ -n "${CHROME_PATH:-}" ]; then
    [ -x "$CHROME_PATH" ] || fail "CHROME_PATH: $CHROME_PATH is no program that can be run."
    return 0
  fi
  for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable chrome; do
    path=$(command -v "$name") && CHROME_PATH=$path && return 0
  done
  path="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  [ -x "$path" ] && CHROME_PATH=$path
}

install_package() {
  apt-get install -y -qq --no-install-recommends "$1" </dev/null >>"$gates/browser.log" 2>&1
}

# Debian's own Chromium where none is found, without windows where there is one; anybody else is told what to do.
ensure_browser() {
  if ! find_browser; then
    command -v apt-get >/dev/null || fail \
      "No browser was found for the journeys. Install Chromium or Chrome, or name one: CHROME_PATH=/path/to/chrome ./test"
    [ "$(id -u)" = 0 ] || fail \
      "No browser was found for the journeys, and only root may install one:" \
      "  sudo apt-get install -y --no-install-recommends chromium-headless-shell" \
      "or name one: CHROME_PATH=/path/to/chrome ./test"
    tell "No browser was found; installing Debian's Chromium …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq </dev/null >"$gates/browser.log" 2>&1 &&
      { install_package chromium-headless-shell || install_package chromium; } || {
      cat "$gates/browser.log" >&2
      fail "Chromium could not be installed for the reason above."
    }
    find_browser || fail "Chromium was installed, but no chromium is on the PATH."
  fi
  export CHROME_PATH
}
