#!/usr/bin/env bash
# Known faults in what is bundled and built with; where the registry does not answer, that is said and no failure.
set -uo pipefail
report=$(npm audit --json 2>/dev/null)
code=$?
if ! grep -q auditReportVersion <<<"$report"; then
  echo "npm audit: the registry does not answer; nothing was checked"
  exit 0
fi
[ "$code" -eq 0 ] || npm audit
exit "$code"
