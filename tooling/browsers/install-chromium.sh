#!/bin/sh
# Finds a Chromium, or installs Debian's. Prints its path.
#   install-chromium.sh          find, else install
#   install-chromium.sh --find   find only
set -eu
exec sh "$(dirname "$0")/install-browsers.sh" "$@" chromium
