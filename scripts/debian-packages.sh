#!/usr/bin/env bash
# The Debian packages that the tests measure against: clocks, readers of what we write, a browser, shells.
set -euo pipefail
packages=(
  python3 tzdata miller chromium poppler-utils python3-icalendar khal libxml2-utils
  r-base-core r-cran-desolve parallel zsh fish tmux mandoc libreoffice-calc python3-openpyxl
  python3-jsonschema
)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
sudo=$([ "$(id -u)" -eq 0 ] || echo sudo)
$sudo apt-get update -q
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -q -y --no-install-recommends "${missing[@]}"
