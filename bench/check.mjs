// `ketaplan check` on a table of 100,000 rows, time and peak memory, against csv-parse alone on the same file. Both
// start a Node of their own, in turns; medians.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROWS = 100_000
const RUNS = 7
const program = fileURLToPath(new URL('../bin/ketaplan.js', import.meta.url))
const peak = fileURLToPath(new URL('peak-memory.cjs', import.meta.url))
const parser = `require('csv-parse/sync').parse(require('node:fs').readFileSync(process.argv[1]))`
const folder = mkdtempSync(join(tmpdir(), 'ketaplan-bench-'))
const file = join(folder, 'table.csv')

/** Sessions of four hours at 20 mg/h, all columns that sums are made of. */
function table() {
  const lines = Array.from({ length: ROWS }, (_, n) => {
    const [session, hour] = [Math.floor(n / 4), n % 4]
    const start = new Date(Date.UTC(2026, 0, 1 + session, 8 + hour)).toISOString().slice(0, 16)
    return `${session + 1},${hour + 1},${start},20,10,2,70,20,${20 * (n + 1)},\n`
  })
  return `Session,Hour,Start,Rate (mg/h),Rate (mL/h),Conc (mg/mL),Weight (kg),Dose (mg),Total (mg),Note\n${lines.join('')}`
}

function run(args) {
  const from = process.hrtime.bigint()
  const { status, output } = spawnSync(process.execPath, ['-r', peak, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  if (status !== 0 && status !== 1) throw new Error(`exit ${status}`)
  return { seconds, megabytes: Number(String(output[3])) / 1024 }
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]

try {
  writeFileSync(file, table())
  const [checks, parses] = [[], []]
  for (let n = 0; n < RUNS; n++) {
    checks.push(run([program, 'check', file]))
    parses.push(run(['-e', parser, file]))
  }
  const of = (runs) => ({
    seconds: median(runs.map(({ seconds }) => seconds)),
    megabytes: median(runs.map(({ megabytes }) => megabytes)),
  })
  const [checked, parsed] = [of(checks), of(parses)]
  console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0].model.trim()}`)
  console.log(`check: ${ROWS} rows of 10 columns, medians of ${RUNS}`)
  const line = (name, { seconds, megabytes }) =>
    `${name.padEnd(16)} ${seconds.toFixed(2)} s  ${megabytes.toFixed(0)} MB`
  console.log(line('csv-parse alone', parsed))
  console.log(line('ketaplan check', checked))
  const [time, memory] = [checked.seconds / parsed.seconds, checked.megabytes / parsed.megabytes]
  console.log(`ratio            ${time.toFixed(2)}    ${memory.toFixed(2)}`)
} finally {
  rmSync(folder, { recursive: true })
}
