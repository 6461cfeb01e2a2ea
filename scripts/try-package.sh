#!/usr/bin/env bash
# Packs, installs the package in an empty folder and runs it there, on the Node at hand and on Node 24.
set -euo pipefail
root=$(pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm pack --silent --pack-destination "$folder" >/dev/null
cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent ./ketaplan-*.tgz node@24
size=$(stat -c %s ketaplan-*.tgz)
echo "package: $size bytes"
# More than a third of it is the code that V8 compiled ahead.
[ "$size" -lt 600000 ] || { echo "the package is over 600,000 bytes"; exit 1; }
# Whatever the program needs is in its bundle: nothing came with it but the second Node.
installed=$(find node_modules -mindepth 1 -maxdepth 1 -not -name '.*' -printf '%f\n' | grep -v '^node' | sort | xargs)
[ "$installed" = ketaplan ] || { echo "the package brought more than itself: $installed"; exit 1; }
plan=(inpatient 2026-11-30T08:00 --tz America/New_York --csv --quiet)
for node in "$(command -v node)" node_modules/node/bin/node; do
  "$node" node_modules/ketaplan/bin/ketaplan.js "${plan[@]}" >plan.csv
  cmp plan.csv "$root/fixtures/inpatient-default/expected.csv"
  "$node" -e "const { plan, parseRequest, defaultProtocol } = require('ketaplan')
    const request = parseRequest({ setting: 'inpatient', start: '2026-11-30T08:00Z' }, { now: 0, zone: () => 'UTC' })
    console.log(plan(request, defaultProtocol('inpatient')).segments.length, 'segments from the library')"
  echo "the packed program and library ran on Node $("$node" --version)"
done
