#!/usr/bin/env bash
# Proves Tuntas: every gate of the house, from messages to journeys in a real browser. The last line counts the tests.
#
#   ./test            everything
#   ./test unit       rules, actions and queries on a real database (vitest, without the house)
#   ./test house      the tests of the house itself
#   ./test journeys   build, then journeys in a browser and the state they leave behind
#   ./test static     messages, types, lint, dependency rules, unused code
set -euo pipefail

TUNTAS_ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$TUNTAS_ROOT"
# shellcheck source=tools/bootstrap.sh
. tools/bootstrap.sh
# shellcheck source=tests/gates.sh
. tests/gates.sh

# TypeScript 7, four times as fast; 6 stays for the dependency rules, which read through its interface (decision 0015).
types() { gate types "$TUNTAS_NODE" node_modules/typescript-7/bin/tsc --noEmit; }
lint() { gate lint biome check --error-on-warnings; }
dependencies() { gate dependencies depcruise --config .dependency-cruiser.cjs src tests tools presets bench; }
unused() { gate unused knip; }

static() {
  gate messages "$TUNTAS_NODE" tools/messages.ts
  beside types lint dependencies unused
}

all_tests() { vitest_gate tests; }

vitest_gate() {
  gate "$1" vitest run --reporter=default --reporter=json --outputFile.json="$gates/$1.json" "${@:2}"
}

journeys() {
  rm -rf .cache/journeys
  gate build "$TUNTAS_NODE" tools/build.ts
  PLAYWRIGHT_JSON_OUTPUT_NAME="$gates/journeys.json" gate journeys playwright test
  local data
  for data in .cache/journeys/*/; do
    gate "invariants $(basename "$data")" "$TUNTAS_NODE" dist/cli.js invariants --data "$data"
    gate "audit $(basename "$data")" "$TUNTAS_NODE" dist/cli.js audit verify --data "$data"
  done
}

part=${1:-all}
case "$part" in
  all | static | unit | house | journeys) ;;
  *)
    grep '^#   ' "$0" | cut -c5-
    exit 2
    ;;
esac
gates="$TUNTAS_ROOT/.cache/gates"
rm -rf "$gates"
mkdir -p "$gates"
bootstrap
trap report EXIT

case "$part" in
  all)
    ensure_browser
    static
    # Journeys wait for a browser half of their time, tests hardly ever.
    beside all_tests journeys
    ;;
  static) static ;;
  unit) vitest_gate unit src presets tools ;;
  house) vitest_gate house tests/house ;;
  journeys)
    ensure_browser
    journeys
    ;;
esac
