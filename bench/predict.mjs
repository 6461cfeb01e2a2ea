// The 120-hour curve of the default plan, a point a minute, by all four models: the closed form against deSolve's lsoda
// and a fourth-order Runge-Kutta of equal accuracy, in one run, medians as ratios.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { plan, predict } from '../dist/index.mjs'

const RUNS = 9
// The closed form is exact; the others are to come as near as this at every point.
const NEAR = 1e-8
const HOURS = 120
const MODELS = [
  { v1: 25 / 70, k10: 84 / 1500, k12: 161 / 1500, k21: 161 / 3360, k13: 79 / 1500, k31: 79 / 9420 },
  { v1: 0.063, k10: 0.438, k12: 0.592, k21: 0.247, k13: 0.59, k31: 0.0146 },
  { v1: 1.7522, k10: 0.0109, k12: 0.0186, k21: 0.0137, k13: 0, k31: 0 },
  { v1: 1.08, k10: 0.0333, k12: 0.0088, k21: 0.003, k13: 0, k31: 0 },
]

const planned = plan({ setting: 'inpatient', start: '2026-11-30T08:00Z', weight: 70 }, { now: new Date('2026-11-01') })
const timeAt = (minute) => new Date(planned.start.getTime() + minute * 60_000)

/** All models at every minute, ng/mL. */
function closedForm() {
  const { concentrationAt } = predict(planned, 'kamp-2020')
  return Array.from({ length: HOURS * 60 + 1 }, (_, minute) => concentrationAt(timeAt(minute)))
}

/** One model at every minute by Runge-Kutta, so many steps a minute, ng/mL. */
function rungeKutta({ v1, k10, k12, k21, k13, k31 }, steps) {
  const h = 1 / steps
  const levels = new Float64Array(HOURS * 60 + 1)
  let [a, b, c] = [0, 0, 0]
  const da = (x, y, z, inflow) => inflow - (k10 + k12 + k13) * x + k21 * y + k31 * z
  const db = (x, y) => k12 * x - k21 * y
  const dc = (x, z) => k13 * x - k31 * z
  for (let minute = 0; minute < HOURS * 60; minute++) {
    const inflow = Math.min(20 + 5 * Math.floor(minute / 60), 40) / 60
    for (let step = 0; step < steps; step++) {
      const [a1, b1, c1] = [da(a, b, c, inflow), db(a, b), dc(a, c)]
      const [x1, y1, z1] = [a + (h / 2) * a1, b + (h / 2) * b1, c + (h / 2) * c1]
      const [a2, b2, c2] = [da(x1, y1, z1, inflow), db(x1, y1), dc(x1, z1)]
      const [x2, y2, z2] = [a + (h / 2) * a2, b + (h / 2) * b2, c + (h / 2) * c2]
      const [a3, b3, c3] = [da(x2, y2, z2, inflow), db(x2, y2), dc(x2, z2)]
      const [x3, y3, z3] = [a + h * a3, b + h * b3, c + h * c3]
      a += (h / 6) * (a1 + 2 * a2 + 2 * a3 + da(x3, y3, z3, inflow))
      b += (h / 6) * (b1 + 2 * b2 + 2 * b3 + db(x3, y3))
      c += (h / 6) * (c1 + 2 * c2 + 2 * c3 + dc(x3, z3))
    }
    levels[minute + 1] = (1000 * a) / (v1 * 70)
  }
  return levels
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
function msOf(work) {
  const from = process.hrtime.bigint()
  work()
  return Number(process.hrtime.bigint() - from) / 1e6
}

// Each model chosen in turn is the reference for its own column.
const reference = ['kamp-2020', 'domino', 'clements', 'hijazi'].map((id) => {
  const { concentrationAt } = predict(planned, id)
  return Array.from({ length: HOURS * 60 + 1 }, (_, minute) => concentrationAt(timeAt(minute)).chosen)
})
const furthest = (level) =>
  Math.max(
    ...reference.map((levels, model) =>
      levels.reduce((worst, right, minute) => {
        return minute === 0 ? worst : Math.max(worst, Math.abs(level(model, minute) / right - 1))
      }, 0),
    ),
  )

let steps = 1
const byRungeKutta = () => MODELS.map((model) => rungeKutta(model, steps))
let apart = Number.POSITIVE_INFINITY
for (; !(apart < NEAR); steps *= 2) {
  const found = MODELS.map((model) => rungeKutta(model, steps))
  apart = furthest((model, minute) => found[model][minute])
  if (apart < NEAR) break
}

/** One run of lsoda: its own milliseconds, without the start of R, and how near it comes. */
function lsoda(tolerance) {
  const script = fileURLToPath(new URL('lsoda.R', import.meta.url))
  const output = execFileSync('Rscript', ['--vanilla', script, String(tolerance)], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const [seconds, ...curve] = output.trim().split('\n')
  const levels = curve.map((line) => line.split(' ').map(Number))
  return { ms: Number(seconds) * 1000, apart: furthest((model, minute) => levels[minute][model]) }
}
let tolerance = 1e-6
let integrated = lsoda(tolerance)
while (!(integrated.apart < NEAR)) {
  tolerance /= 10
  integrated = lsoda(tolerance)
}

const ms = { closed: [], stepped: [], integrated: [] }
for (let run = 0; run < RUNS; run++) {
  ms.closed.push(msOf(closedForm))
  ms.stepped.push(msOf(byRungeKutta))
  ms.integrated.push(lsoda(tolerance).ms)
}
const closed = median(ms.closed)
const lines = [
  ['closed form', closed, 'exact'],
  [`Runge-Kutta, ${steps} steps a minute`, median(ms.stepped), `within ${apart.toExponential(0)}`],
  [
    `lsoda in R, rtol ${tolerance.toExponential(0)}`,
    median(ms.integrated),
    `within ${integrated.apart.toExponential(0)}`,
  ],
]
console.log(`\n${HOURS} h, a point a minute, four models, medians of ${RUNS} interleaved runs`)
for (const [name, time, near] of lines) {
  const figures = `${time.toFixed(1).padStart(8)} ms  ratio ${(time / closed).toFixed(1).padStart(6)}`
  console.log(`${name.padEnd(32)}${figures}  ${near}`)
}
