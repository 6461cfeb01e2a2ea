// `ketaplan batch` on 100,000 outpatient plans, 1,000,000 rows: against csv-stringify and a bare write of the same
// rows from memory, one process against two through GNU parallel, peak memory of 10,000 and of 100,000 plans.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

const PLANS = 100_000
const program = fileURLToPath(new URL('../bin/ketaplan.js', import.meta.url))
const peak = fileURLToPath(new URL('peak-memory.cjs', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'ketaplan-bench-'))
const at = (name) => join(folder, name)

function requests(name, count) {
  const lines = Array.from({ length: count }, (_, n) => {
    const day = new Date(Date.UTC(2026, 0, 1 + (n % 700))).toISOString().slice(0, 10)
    return `p${n},outpatient,${day},${60 + (n % 30)},true\n`
  })
  writeFileSync(at(name), `id,setting,start,weight,weekends\n${lines.join('')}`)
}

function timed(work) {
  const from = process.hrtime.bigint()
  const result = work()
  return { result, seconds: Number(process.hrtime.bigint() - from) / 1e9 }
}

/** Runs a command with these files as its input and output; tells what it wrote on descriptor 3. */
function run(command, args, input, output) {
  const [read, write] = [openSync(at(input), 'r'), openSync(at(output), 'w')]
  const { status, output: told } = spawnSync(command, args, { stdio: [read, write, 'inherit', 'pipe'] })
  for (const file of [read, write]) closeSync(file)
  if (status !== 0) throw new Error(`exit ${status}: ${command}`)
  return String(told[3])
}

const batch = [program, 'batch', '-', '--csv', '--tz', 'America/New_York']
const memoryMb = (input) => Number(run(process.execPath, ['-r', peak, ...batch], input, 'memory.csv')) / 1024
const parallel = ['--pipe', '--keep-order', '--header', ':', '--block', '1M', '-j2', process.execPath, ...batch]

try {
  requests('small.csv', PLANS / 10)
  requests('large.csv', PLANS)
  const one = timed(() => run(process.execPath, batch, 'large.csv', 'plans.csv'))
  const two = timed(() => run('parallel', [...parallel, '--no-header'], 'large.csv', 'parallel.csv'))
  // A tenth of the rows at a time, so that they fit into memory; the times are added.
  const text = readFileSync(at('plans.csv'), 'utf8')
  const lines = text.trimEnd().split('\n')
  let stringified = 0
  for (let from = 0; from < lines.length; from += PLANS) {
    const rows = parse(lines.slice(from, from + PLANS).join('\n'))
    stringified += timed(() => writeFileSync(at('stringified.csv'), stringify(rows))).seconds
  }
  const bare = timed(() => writeFileSync(at('bare.csv'), text))
  const [small, large] = [memoryMb('small.csv'), memoryMb('large.csv')]
  const rows = lines.length - 1
  console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0].model.trim()}`)
  console.log(`batch: ${PLANS} plans, ${rows} rows`)
  console.log(`plans a second            ${(PLANS / one.seconds).toFixed(0)}`)
  console.log(`rows a second             ${(rows / one.seconds).toFixed(0)}`)
  console.log(`against csv-stringify     ${(stringified / one.seconds).toFixed(2)} times its speed`)
  console.log(`against a bare write      ${(bare.seconds / one.seconds).toFixed(4)} times its speed`)
  console.log(`two processes (parallel)  ${(one.seconds / two.seconds).toFixed(2)} times one`)
  console.log(
    `peak memory               ${small.toFixed(0)} MB, then ${large.toFixed(0)} MB: ${(large / small).toFixed(2)}`,
  )
} finally {
  rmSync(folder, { recursive: true })
}
