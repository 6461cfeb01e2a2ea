// Prints the plain counts of vitest's JSON reports; fails where nothing ran, failed or was skipped.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

const countsOf = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
})
const line = (name, { passed, failed, skipped }) =>
  console.log(`${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`)

const total = { passed: 0, failed: 0, skipped: 0 }
for (const file of process.argv.slice(2)) {
  const counts = countsOf(JSON.parse(readFileSync(file, 'utf8')))
  line(basename(file, '.json'), counts)
  for (const key of Object.keys(total)) total[key] += counts[key]
}
line('tests', total)
process.exitCode = total.passed > 0 && total.failed === 0 && total.skipped === 0 ? 0 : 1
