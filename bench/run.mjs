// Start-up of the program against `node -e 0`: wall time and peak memory, interleaved runs, medians as ratios.
import { spawnSync } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'

const RUNS = 21
const program = fileURLToPath(new URL('../bin/ketaplan.js', import.meta.url))
const peak = fileURLToPath(new URL('peak-memory.cjs', import.meta.url))
const start = ['2026-11-30', '--tz', 'America/New_York']

const commands = {
  'node -e 0': ['-e', '0'],
  'ketaplan inpatient --csv': [program, 'inpatient', ...start, '--csv'],
  'ketaplan inpatient --predict': [program, 'inpatient', ...start, '--csv', '--predict'],
  'ketaplan outpatient --csv': [program, 'outpatient', ...start, '--csv'],
  'ketaplan inpatient (table)': [program, 'inpatient', ...start],
  'ketaplan --help': [program, '--help'],
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

function wallMs(args) {
  const from = process.hrtime.bigint()
  const { status } = spawnSync(process.execPath, args)
  const ms = Number(process.hrtime.bigint() - from) / 1e6
  if (status !== 0) throw new Error(`exit ${status}: ${args.join(' ')}`)
  return ms
}

/** Peak resident memory in kB, as the process itself reports it at its end. */
function peakKb(args) {
  const { output } = spawnSync(process.execPath, ['-r', peak, ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  return Number(output[3])
}

const measured = Object.fromEntries(Object.keys(commands).map((name) => [name, { wall: [], memory: [] }]))
for (let run = 0; run < RUNS; run++)
  for (const [name, args] of Object.entries(commands)) {
    measured[name].wall.push(wallMs(args))
    measured[name].memory.push(peakKb(args))
  }

const base = { wall: median(measured['node -e 0'].wall), memory: median(measured['node -e 0'].memory) }
console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0].model.trim()}, medians of ${RUNS} interleaved runs`,
)
console.log('command                       wall    ratio   peak memory  ratio')
for (const [name, { wall, memory }] of Object.entries(measured)) {
  const figures = [
    `${median(wall).toFixed(0)} ms`.padStart(7),
    (median(wall) / base.wall).toFixed(2).padStart(8),
    `${(median(memory) / 1024).toFixed(0)} MB`.padStart(13),
    (median(memory) / base.memory).toFixed(2).padStart(6),
  ]
  console.log(`${name.padEnd(28)}${figures.join('')}`)
}
