#!/usr/bin/env bash
# The whole vocabulary of this project beside cargo:
#
#   ./build.sh             extension/wasm/, extension/joined/, dist/onrecord-chromium.zip, dist/onrecord-firefox.zip
#   ./build.sh run [PAGE]  builds, then opens a browser with the extension on a bundled news page or on PAGE
#                          (address or file); without a display it drives a headless one and leaves pictures
#                          and exports in target/run/
#   ./build.sh test        formatting, clippy, all tests, JavaScript types, extension lint, real-browser tests
#   ./build.sh screens [NAME]  pictures of every screen and state, or of those with NAME in their name, light and dark,
#                          in target/screens/ with a sheet of all of them; NAME readme makes those of the README anew
#   ./build.sh bench       benchmarks, as ratios to the peers
#
# What is missing is installed with plain package managers and cached under target/; every step says what it does.
set -euo pipefail
called_from=$PWD
cd "$(dirname "$0")"
root=$PWD

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }
fail() { printf 'build.sh: %s\n' "$*" >&2; exit 1; }

# Runs a command as root: directly, or through sudo after saying so; fails where neither is possible.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then say "asking sudo for: $*"; sudo "$@"
  else return 1; fi
}

# Installs Debian packages, or says which are missing, why, and the command to run.
install_packages() {
  say "installing $* with apt-get"
  if ! command -v apt-get >/dev/null; then
    fail "$* missing and this system has no apt-get; install it with your package manager and run this again"
  fi
  { as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null; } ||
    fail "could not install $*; run: sudo apt-get install $*"
}

need_rust() {
  # In a fresh home folder rustup's proxies look for their toolchains in the wrong place: point them to their own.
  local proxy beside
  if ! cargo --version >/dev/null 2>&1 && proxy=$(command -v cargo); then
    beside=$(dirname "$(dirname "$(dirname "$proxy")")")/.rustup
    if [ -d "$beside/toolchains" ]; then export RUSTUP_HOME=$beside; fi
  fi
  cargo --version >/dev/null 2>&1 || fail "no working cargo; install Rust 1.95 or newer, see https://rustup.rs"
  local tool
  for tool in rustfmt clippy; do
    cargo "${tool/rustfmt/fmt}" --version >/dev/null 2>&1 && continue
    say "adding $tool to the Rust toolchain"
    rustup component add "$tool" || fail "could not add $tool; run: rustup component add $tool"
  done
}

need_wasm_target() {
  [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib" ] && return
  say "adding the WebAssembly target to the Rust toolchain"
  rustup target add wasm32-unknown-unknown ||
    fail "could not add the WebAssembly target; run: rustup target add wasm32-unknown-unknown"
}

# wasm-bindgen's program must be of the very version that the crate was built with: Cargo.lock says which.
need_wasm_bindgen() {
  local version
  version=$(sed -n '/^name = "wasm-bindgen"$/{n;s/version = "\(.*\)"/\1/p;}' Cargo.lock)
  wasm_bindgen=$root/target/tools/bin/wasm-bindgen
  [ "$("$wasm_bindgen" --version 2>/dev/null)" = "wasm-bindgen $version" ] && return
  say "building wasm-bindgen $version into target/tools (about three minutes, once)"
  cargo install --quiet wasm-bindgen-cli --version "$version" --debug --root target/tools --target-dir target/tools/build ||
    fail "could not build wasm-bindgen; run: cargo install wasm-bindgen-cli --version $version --debug --root target/tools"
  rm -rf target/tools/build
}

need_browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && CHROMIUM=$(command -v "$name"); then export CHROMIUM; return; fi
  done
  install_packages chromium
  CHROMIUM=$(command -v chromium) || fail "Chromium was installed but is not on the PATH; set CHROMIUM to its path"
  export CHROMIUM
}

# Firefox is the second browser: where it cannot be had, its tests are passed over, and this says so.
need_firefox() {
  local name
  for name in "${FIREFOX:-}" firefox-esr firefox; do
    if [ -n "$name" ] && FIREFOX=$(command -v "$name"); then export FIREFOX; return; fi
  done
  if (install_packages firefox-esr) && FIREFOX=$(command -v firefox-esr); then export FIREFOX; return; fi
  say "there is no Firefox to be had here: its tests are PASSED OVER; install one, or name one in FIREFOX"
  export ONRECORD_NO_FIREFOX=1
}

# The development tools from npm, pinned here, in a folder of their own.
need_npm_tools() {
  local tools=(typescript@5.9.3 @types/chrome@0.3.7 addons-linter@9.9.1 html-validate@10.17.0 axe-core@4.14.1)
  local stamp="target/npm/installed: ${tools[*]}"
  [ "$(cat target/npm/stamp 2>/dev/null)" = "$stamp" ] && return
  command -v npm >/dev/null || install_packages nodejs npm
  say "installing ${tools[*]} into target/npm"
  mkdir -p target/npm
  [ -f target/npm/package.json ] || echo '{"private": true}' > target/npm/package.json
  npm install --prefix target/npm --no-audit --no-fund --loglevel=error "${tools[@]}" >&2 ||
    fail "could not install the npm tools; run: npm install --prefix target/npm ${tools[*]}"
  echo "$stamp" > target/npm/stamp
}

build_wasm() {
  need_rust; need_wasm_target; need_wasm_bindgen
  say "building the core for the browser into extension/wasm/"
  # Both browsers have had WebAssembly's vectors since 2021; the parser adds four numbers at a time with them.
  RUSTFLAGS="${RUSTFLAGS:-} -C target-feature=+simd128" \
    cargo build --quiet --lib --profile wasm --target wasm32-unknown-unknown --no-default-features
  # Names of functions are a tenth of the file, which every page reads anew.
  "$wasm_bindgen" --target no-modules --no-typescript --remove-name-section --remove-producers-section --out-dir extension/wasm --out-name onrecord \
    target/wasm32-unknown-unknown/wasm/onrecord.wasm
  # Inside a function the program can be made anew after a trap; generated as it is, it would hold one instance for ever.
  sed -i -e '1s/^/function onRecordGlue(document) {\n/' -e '$s/$/\nreturn wasm_bindgen;\n}/' extension/wasm/onrecord.js
}

# The popup's files joined into three: the browser fetches each of them anew at every click.
join_popup() {
  mkdir -p extension/joined
  (
    cd extension
    cat engine/ask.js popup/begin.js > joined/popup-first.js
    cat ui/colours.css ui/base.css popup/popup.css popup/states.css popup/lists.css > joined/popup.css
    cat ui/words.js ui/make.js ui/save.js ui/icons.js ui/look.js ui/settings.js ui/button.js reader/cards.js \
      library/shelf.js popup/rows.js popup/states.js popup/strength.js popup/tabs.js popup/panels.js \
      popup/clutter.js popup/actions.js popup/popup.js > joined/popup.js
  )
}

package() {
  command -v zip >/dev/null || install_packages zip
  say "packing dist/onrecord-chromium.zip and dist/onrecord-firefox.zip"
  mkdir -p dist
  rm -f dist/onrecord-*.zip
  # One manifest serves both browsers, so both packages hold the same files.
  (cd extension && find . -type f ! -name 'jsconfig.json' ! -name '*.d.ts' ! -name '*.svg.src' | LC_ALL=C sort |
    zip -q -X -@ ../dist/onrecord-chromium.zip)
  cp dist/onrecord-chromium.zip dist/onrecord-firefox.zip
}

build() { build_wasm; join_popup; package; ls -l dist/*.zip extension/wasm/*.wasm >&2; }

run() {
  local page=${1:-}
  if [ -n "$page" ] && [[ $page != *://* ]]; then
    page=$(cd "$called_from" && realpath "$page")
    [ -f "$page" ] || fail "there is no page at $page"
  fi
  build; need_browser
  say "running On Record on ${page:-a bundled news page}"
  ONRECORD_PAGE=$page cargo test --quiet --test extension -- --ignored --exact run_the_main_job --nocapture
}

test_all() {
  need_rust
  say "formatting and clippy"
  cargo fmt --check
  cargo clippy --quiet --all-targets -- -D warnings
  build; need_browser; need_firefox; need_npm_tools
  say "JavaScript types and extension lint"
  # The checker reads the types of the core's answer, which this test writes from the Rust types.
  cargo test --quiet --test package the_types_of_the_answer_are_written
  target/npm/node_modules/.bin/tsc --project extension/jsconfig.json --typeRoots target/npm/node_modules/@types
  target/npm/node_modules/.bin/addons-linter --boring dist/onrecord-firefox.zip
  find extension -name '*.html' -print0 | xargs -0 target/npm/node_modules/.bin/html-validate
  say "tests"
  cargo build --quiet --bins
  cargo test
}

screens() {
  build; need_browser
  say "taking pictures of every screen and state"
  ONRECORD_SCREENS=${1:-} cargo test --quiet --test extension -- --ignored --exact take_the_screens --nocapture
}

bench() {
  build; need_browser
  say "benchmarks"
  cargo bench --bench speed
  cargo test --quiet --test extension -- --ignored speed:: --nocapture
}

case ${1:-build} in
  build) build ;;
  run) run "${2:-}" ;;
  test) test_all ;;
  screens) screens "${2:-}" ;;
  bench) bench ;;
  *) fail "unknown command '$1'; see the head of this file" ;;
esac
