#!/bin/sh
# Finds browsers, or installs Debian's. Prints the path of each.
#   install-browsers.sh chromium firefox webkit          find, else install
#   install-browsers.sh --find chromium firefox webkit   find only
# POSIX sh and no Node: .ci/run calls it before anything is installed.
set -eu

only_find=''
if [ "${1:-}" = --find ]; then only_find=yes; shift; fi

is_program() { [ -x "$1" ] && [ ! -d "$1" ]; }

# Same order as src/find-engine.ts. Whole paths are tried last.
describe() {
  case $1 in
    chromium)
      title=Chromium; variable=CHROME_PATH; named=${CHROME_PATH:-}; packages=chromium
      names='chromium chromium-browser google-chrome google-chrome-stable' ;;
    firefox)
      title=Firefox; variable=FIREFOX_PATH; named=${FIREFOX_PATH:-}; packages=firefox-esr
      names='firefox-esr firefox' ;;
    webkit)
      title='WebKitGTK with Xvfb'; variable=WEBKIT_PATH; named=${WEBKIT_PATH:-}; packages='webkit2gtk-driver xvfb'
      names='' ;;
    *) echo "There is no browser \"$1\": chromium, firefox, webkit." >&2; exit 2 ;;
  esac
}

# One to a line: some have spaces.
list_paths() {
  case $1 in
    chromium)
      echo '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
      echo '/Applications/Chromium.app/Contents/MacOS/Chromium' ;;
    firefox) echo '/Applications/Firefox.app/Contents/MacOS/firefox' ;;
    webkit)
      for folder in /usr/lib /usr/lib/*-linux-gnu /usr/lib64 /usr/libexec; do
        echo "$folder/webkit2gtk-4.1/MiniBrowser"
        echo "$folder/webkitgtk-6.0/MiniBrowser"
      done ;;
  esac
}

find_program() {
  # A path that somebody named is taken at its word, missing or not: falling back would hide the mistake.
  if [ -n "$named" ]; then
    if is_program "$named"; then echo "$named"; fi
    return
  fi
  for name in $names; do
    if command -v "$name" 2>/dev/null; then return; fi
  done
  list_paths "$1" | while IFS= read -r path; do
    if is_program "$path"; then echo "$path"; break; fi
  done
}

find_browser() {
  # MiniBrowser opens windows, and is given a screen of its own for them.
  if [ "$1" = webkit ] && ! command -v "${XVFB_PATH:-Xvfb}" >/dev/null 2>&1; then return; fi
  find_program "$1"
}

give_up() {
  echo "No $title: $1" >&2
  exit 1
}

install_packages() {
  if ! command -v apt-get >/dev/null 2>&1; then give_up "install $title by hand, or set $variable."; fi
  # Ubuntu's packages of these names are stubs for snaps, which cannot be installed in a container.
  if [ "$1" != webkit ] && grep -qs '^ID=ubuntu' /etc/os-release; then
    give_up "run \"sudo snap install $1\", or install $title by hand and set $variable."
  fi
  if [ "$(id -u)" = 0 ]; then as_root=''
  elif command -v sudo >/dev/null 2>&1; then as_root='sudo'
  else give_up "ask an administrator for \"apt-get install $packages\", or set $variable."; fi
  $as_root apt-get update -qq >&2
  # shellcheck disable=SC2086 # several packages
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >&2
}

for browser in "$@"; do
  describe "$browser"
  found=$(find_browser "$browser")
  if [ -z "$found" ]; then
    if [ -n "$named" ] && ! is_program "$named"; then give_up "$variable is $named, which is not a program."; fi
    if [ -n "$only_find" ]; then give_up "install $title, or set $variable."; fi
    install_packages "$browser"
    found=$(find_browser "$browser")
    if [ -z "$found" ]; then give_up "apt-get installed \"$packages\", but no such program is to be found."; fi
  fi
  echo "$found"
done
