#!/bin/sh
# Finds a Chromium, or installs Debian's. Prints its path.
#   install-chromium.sh          find, else install
#   install-chromium.sh --find   find only
# POSIX sh and no Node: .ci/run calls it before anything is installed.
set -eu

find_chromium() {
  # A path that somebody named is taken at its word, missing or not: falling back would hide the mistake.
  if [ -n "${CHROME_PATH:-}" ]; then
    if [ -x "$CHROME_PATH" ] && [ ! -d "$CHROME_PATH" ]; then echo "$CHROME_PATH"; fi
    return
  fi
  # Same order as src/find-chromium.ts.
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" 2>/dev/null; then return; fi
  done
  for path in '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome' '/Applications/Chromium.app/Contents/MacOS/Chromium'; do
    if [ -x "$path" ]; then echo "$path"; return; fi
  done
}

give_up() {
  echo "No Chromium: $1" >&2
  exit 1
}

found=$(find_chromium)
if [ -n "$found" ]; then echo "$found"; exit 0; fi
if [ -n "${CHROME_PATH:-}" ]; then give_up "CHROME_PATH is $CHROME_PATH, which is not a program."; fi
if [ "${1:-}" = --find ]; then give_up 'install Chromium or Chrome, or set CHROME_PATH.'; fi

if ! command -v apt-get >/dev/null 2>&1; then give_up 'install Chromium or Chrome by hand, or set CHROME_PATH.'; fi
# Ubuntu's package of that name is a stub for a snap, which cannot be installed in a container.
if grep -qs '^ID=ubuntu' /etc/os-release; then give_up 'run "sudo snap install chromium", or install Chrome and set CHROME_PATH.'; fi
if [ "$(id -u)" = 0 ]; then as_root=''
elif command -v sudo >/dev/null 2>&1; then as_root='sudo'
else give_up 'ask an administrator for "apt-get install chromium", or set CHROME_PATH.'; fi

$as_root apt-get update -qq >&2
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >&2
found=$(find_chromium)
if [ -z "$found" ]; then give_up 'apt-get installed the package "chromium", but no program of that name is on PATH.'; fi
echo "$found"
