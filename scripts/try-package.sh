#!/usr/bin/env bash
# Builds and packs on an old and the newest Node 20 and on Node 24, and runs each package on each of them: V8 once
# accepted code that another patch release had compiled, and crashed.
set -euo pipefail
root=$(pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
versions=(20.19.0 20 24)
# A fifth of it reads and writes workbooks, and a sixth is the script of the planner's page.
limit=1000000

for version in "${versions[@]}"; do
  mkdir -p "$folder/node-$version"
  npm install --prefix "$folder/node-$version" --no-audit --no-fund --silent "node@$version" &
done
wait
node_of() { echo "$folder/node-$1/node_modules/node/bin/node"; }

for version in "${versions[@]}"; do
  "$(node_of "$version")" scripts/build.mjs
  mkdir -p "$folder/built-$version/node_modules/ketaplan"
  npm pack --silent --ignore-scripts --pack-destination "$folder/built-$version" >/dev/null
  tar -xzf "$folder/built-$version"/ketaplan-*.tgz -C "$folder/built-$version/node_modules/ketaplan" --strip-components=1
  diff -r "$folder/built-${versions[0]}/node_modules" "$folder/built-$version/node_modules"
done
echo "the package is the same from each Node"

size=$(stat -c %s "$folder/built-24"/ketaplan-*.tgz)
echo "package: $size bytes"
[ "$size" -lt "$limit" ] || { echo "the package is over $limit bytes"; exit 1; }

# Everything the program needs is in its bundles: nothing else is installed with it.
mkdir "$folder/installed"
npm install --prefix "$folder/installed" --no-audit --no-fund --silent "$folder"/built-24/ketaplan-*.tgz
installed=$(find "$folder/installed/node_modules" -mindepth 1 -maxdepth 1 -not -name '.*' -printf '%f\n' | sort | xargs)
[ "$installed" = ketaplan ] || { echo "the package installed more than itself: $installed"; exit 1; }

plan=(inpatient 2026-11-30T08:00 --tz America/New_York --csv --quiet)
library="const { plan, toCsv } = require('ketaplan')
  const request = { setting: 'inpatient', start: '2026-11-30T08:00', timeZone: 'America/New_York' }
  process.stdout.write(toCsv(plan(request, { now: new Date(0) })))"
for built in "${versions[@]}"; do
  cd "$folder/built-$built"
  for version in "${versions[@]}"; do
    node=$(node_of "$version")
    # Twice: where Node has a compile cache, the second run reads it.
    for run in 1 2; do
      "$node" node_modules/ketaplan/bin/ketaplan.js "${plan[@]}" >"$folder/plan.csv"
      cmp "$folder/plan.csv" "$root/fixtures/inpatient-default/expected.csv"
    done
    "$node" -e "$library" | cmp - "$root/fixtures/inpatient-default/expected.csv"
    echo "built on $built, run on $("$node" --version): the same CSV from program and library"
  done
done
