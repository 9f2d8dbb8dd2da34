#!/usr/bin/env bash
# Sets up, builds, serves and tests Kringen on a Debian machine. Everything it makes goes to build/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'USAGE'
Usage: ./build-wasm.sh [COMMAND] [OPTIONS]

  build    the page as WebAssembly and the whole site in build/site/ (default)
  serve    build, then open the site at http://localhost:8080/
  watch    the page from its sources at http://localhost:8080/; what is saved is seen
  test     build and run every test
  bench    build and run the benchmark
  cli      the command line program, build/release/kringen: archives in, a site out
  clean    remove build/
  compile CONFIG [TARGET...]   one configuration: wasm, native (sanitizers), release, clang, checked (test), watch

  --port N            serve and watch: another port
  --imgui-dir DIR     use this Dear ImGui (>= 1.92) instead of Debian's source package
  --sdl2-dir DIR      use this SDL 2 instead of Debian's source package
  --fuzz-seconds N    test: fuzz the feed reader longer (20)
  --only NAME[,NAME]  test: only these steps (see tools/run-tests.mjs)
USAGE
}

# ---- messages ------------------------------------------------------------------------------------------------------

logs=build/logs
configurations="wasm native release clang checked watch" # the presets of CMakePresets.json
die() { printf 'build-wasm.sh: %s\n' "$*" >&2; exit 1; }

# quietly LOG "what failed and what to do" COMMAND...: runs it into a log; when it fails, shows the errors in it.
quietly() {
  local log=$logs/$1.log advice=$2
  shift 2
  mkdir -p "$logs"
  if "$@" > "$log" 2>&1 < /dev/null; then return 0; fi
  awk '/(error|Error|ERR!|^E):/ && shown++ < 12 { print substr($0, 1, 400) } END { exit !shown }' "$log" |
    demangled >&2 || tail -n 15 "$log" >&2
  die "$advice The log is in $log."
}

demangled() { if command -v c++filt > /dev/null; then c++filt; else cat; fi; }

# ---- what the machine needs ----------------------------------------------------------------------------------------

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# Installs the packages of the list that are missing; nothing missing costs a few milliseconds.
need_packages() {
  local missing=() package
  command -v dpkg-query > /dev/null ||
    die "this machine has no apt; install by hand: $*. Then pass --imgui-dir and --sdl2-dir."
  local installed
  installed=" $(dpkg-query -W -f='${db:Status-Status}=${Package} ' "$@" 2> /dev/null || true)"
  for package in "$@"; do
    [[ $installed == *" installed=$package "* ]] || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  echo "Installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  if [ -z "${apt_updated:-}" ]; then
    quietly apt-update "The package lists could not be read; check the network and 'apt-get update'." \
      as_root apt-get -o DPkg::Lock::Timeout=600 update
    apt_updated=1
  fi
  quietly apt-install "apt could not install ${missing[*]}; try 'apt-get install ${missing[*]}' by hand." \
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 \
    install -y --no-install-recommends "${missing[@]}"
}

need_build_tools() {
  local packages=(cmake ninja-build nlohmann-json3-dev doctest-dev libutfcpp-dev dpkg-dev debian-archive-keyring
    python3 tzdata python3-tzlocal hunspell-nl)
  command -v emcc > /dev/null || packages+=(emscripten)
  command -v node > /dev/null || packages+=(nodejs)
  need_packages "${packages[@]}"
}

# What the command line program, and so every native build, links to.
native_packages=(pkg-config libzip-dev libarchive-dev libcli11-dev libpango1.0-dev)

need_test_tools() {
  need_build_tools
  local packages=(g++ "${native_packages[@]}" nginx-light apache2-bin media-types
    python3 fonts-dejavu-core fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji)
  [ "$1" = bench ] && packages+=(time)
  [ "$1" = test ] && packages+=(clang clang-format clang-tidy libclang-rt-dev)
  need_packages "${packages[@]}"
  need_browser "$1"
  export KRINGEN_CHROMIUM
  need_node_20
  need_npm_packages
}

# esbuild gathers the page, gender-detection-from-name has given names; the others are the tests'.
need_npm_packages() {
  [ package-lock.json -nt node_modules/.package-lock.json ] || return 0
  command -v npm > /dev/null || need_packages npm
  echo "Installing the npm packages of package-lock.json"
  quietly npm "The npm packages of package-lock.json could not be installed; check the network." npm ci --ignore-scripts
  touch node_modules/.package-lock.json
}

# The browser that was asked for; else for the tests Chromium without its window, which takes a third less of the
# processor's time a page, and for what is measured the whole of it.
need_browser() {
  local wanted=${KRINGEN_CHROMIUM:-}
  if [ -n "$wanted" ]; then
    command -v "$wanted" > /dev/null || die "there is no browser $wanted; mend KRINGEN_CHROMIUM or leave it out."
  elif [ "$1" = test ] && [ -n "$(apt-cache show chromium-headless-shell 2> /dev/null)" ]; then
    (need_packages chromium-headless-shell) || echo "The tests take the whole of Chromium, then."
  fi
  [ -n "$wanted$(find_chromium "$1")" ] || need_packages chromium
  KRINGEN_CHROMIUM=$(command -v "${wanted:-$(find_chromium "$1")}")
}

find_chromium() {
  local browser
  for browser in chromium-headless-shell chromium chromium-browser google-chrome; do
    if [ "$1" != test ] && [ "$browser" = chromium-headless-shell ]; then continue; fi
    if command -v "$browser"; then return 0; fi
  done
}

# The browser tests' driver wants Node 20; Debian 12 has 18. npm carries newer ones.
need_node_20() {
  if [ -x build/node/node_modules/.bin/node ]; then PATH=$PWD/build/node/node_modules/.bin:$PATH; fi
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] && return
  echo "Installing Node 20 in build/node"
  mkdir -p build/node
  quietly node "Node 20 could not be installed by npm; install Node 20 or newer by hand." \
    npm install --prefix build/node --no-save node@20
  PATH=$PWD/build/node/node_modules/.bin:$PATH
}

need_sources() {
  if [ -z "$imgui_dir" ] && [ ! -f build/deps/imgui/.complete ]; then
    quietly fetch-imgui "Dear ImGui could not be fetched; check the network or pass --imgui-dir DIR." \
      tools/fetch-debian-source.sh imgui 1.92 build/deps/imgui forky sid
  fi
  if [ ! -f build/deps/pugixml/.complete ]; then
    quietly fetch-pugixml "pugixml could not be fetched; check the network." \
      tools/fetch-debian-source.sh pugixml 1.13 build/deps/pugixml own
  fi
  if [ ! -f build/deps/libmd/.complete ]; then
    quietly fetch-libmd "libmd could not be fetched; check the network." \
      tools/fetch-debian-source.sh libmd 1.0 build/deps/libmd own
  fi
  if [ -z "$sdl2_dir" ] && [ ! -f build/deps/SDL2/.complete ]; then
    quietly fetch-sdl2 "SDL 2 could not be fetched; check the network or pass --sdl2-dir DIR." \
      tools/fetch-debian-source.sh libsdl2 2.0.20 build/deps/SDL2 own
  fi
}

# ---- building ------------------------------------------------------------------------------------------------------

# under_lock CONFIG COMMAND...: one build per configuration at a time.
under_lock() {
  local config=$1
  shift
  mkdir -p "build/$config"
  ( flock 9; "$@" ) 9> "build/$config/.lock"
}

# configure CONFIG: by its preset in CMakePresets.json, when its settings are not those of the last time.
configure() {
  local config=$1 settings=()
  [ -n "$imgui_dir" ] && settings+=(-DKRINGEN_IMGUI_DIR="$imgui_dir")
  [ -n "$sdl2_dir" ] && settings+=(-DKRINGEN_SDL2_DIR="$sdl2_dir")
  local wanted known
  wanted="${settings[*]} $(cat CMakePresets.json)"
  known=$(cat "build/$config/.settings" 2> /dev/null || true)
  [ -f "build/$config/build.ninja" ] && [ "$wanted" = "$known" ] && return
  quietly "configure-$config" "CMake could not configure the $config build; see the message above." \
    cmake --preset "$config" "${settings[@]}"
  echo "$wanted" > "build/$config/.settings"
}

configure_and_build() {
  local config=$1
  shift
  configure "$config"
  quietly "compile-$config" "The $config build failed; mend the first error above." \
    ninja -C "build/$config" -j "${JOBS:-$(nproc)}" "$@"
}

# compile CONFIG [TARGET...]: configures when needed and builds with ninja.
compile() {
  [[ " $configurations " == *" $1 "* ]] || die "there is no configuration $1; take one of: $configurations."
  under_lock "$1" configure_and_build "$@"
}

build_site() {
  need_build_tools
  need_npm_packages
  need_sources
  compile wasm
  node tools/gather-site.mjs build/site build/wasm ||
    die "the site could not be gathered in build/site; remove that folder and try again."
}

# ---- commands ------------------------------------------------------------------------------------------------------

command=build port=8080 imgui_dir= sdl2_dir= fuzz_seconds=20 only= words=()
absolute() { [ -d "$1" ] || die "there is no folder $1."; (cd "$1" && pwd); }
while [ $# -gt 0 ]; do
  case $1 in
    --port | --imgui-dir | --sdl2-dir | --fuzz-seconds | --only) [ $# -gt 1 ] || die "$1 needs a value; see --help." ;;&
    --port) port=$2; shift ;;
    --imgui-dir) imgui_dir=$(absolute "$2"); shift ;;
    --sdl2-dir) sdl2_dir=$(absolute "$2"); shift ;;
    --fuzz-seconds) fuzz_seconds=$2; shift ;;
    --only) only=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    -*) usage >&2; die "there is no option $1." ;;
    *) words+=("$1") ;;
  esac
  shift
done
[ ${#words[@]} -gt 0 ] && command=${words[0]}

case $command in
  build) build_site ;;
  serve)
    build_site
    exec node tools/serve.mjs --root build/site --port "$port"
    ;;
  watch)
    need_build_tools
    need_node_20
    need_npm_packages
    need_sources
    under_lock watch configure watch
    exec node tools/watch.mjs --build build/watch --port "$port"
    ;;
  test)
    need_test_tools test
    need_sources
    exec node tools/run-tests.mjs --fuzz-seconds "$fuzz_seconds" --only "$only" \
      --imgui-dir "$imgui_dir" --sdl2-dir "$sdl2_dir" < /dev/null
    ;;
  cli)
    need_build_tools
    need_packages g++ "${native_packages[@]}"
    need_npm_packages
    need_sources
    compile release kringen-cli
    echo "build/release/kringen"
    ;;
  bench)
    [ -f tests/bench/run.mjs ] || die "there is no benchmark yet: tests/bench/run.mjs is missing."
    need_test_tools bench
    build_site
    compile release kringen_bench kringen_reach_bench kringen-cli
    compile wasm kringen_bench kringen_reach_bench
    export KRINGEN_BENCH_NATIVE=$PWD/build/release/tests/kringen_bench
    export KRINGEN_BENCH_WASM=$PWD/build/wasm/tests/kringen_bench.js
    export KRINGEN_REACH_BENCH_NATIVE=$PWD/build/release/tests/kringen_reach_bench
    export KRINGEN_REACH_BENCH_WASM=$PWD/build/wasm/tests/kringen_reach_bench.js
    export KRINGEN_SITE=$PWD/build/site
    export KRINGEN_BENCH_OUT=$PWD/build/bench
    mkdir -p build/bench
    exec node tests/bench/run.mjs
    ;;
  compile)
    [ ${#words[@]} -gt 1 ] || die "compile which configuration? One of: $configurations."
    need_build_tools
    need_npm_packages
    need_sources
    compile "${words[@]:1}"
    ;;
  clean) rm -rf build ;;
  *) usage >&2; die "there is no command $command." ;;
esac
