// The library in a notebook's style: plan, look, compare, check. Run: node examples/library.mjs
import { check, compare, hours, mgPerKgPerH, plan, predict, Refusal, rowsOf, toCsv } from 'ketaplan'

// Nothing is read from the machine: the same request gives the same plan anywhere.
const now = new Date('2026-11-01T12:00:00Z')
const patient = { start: '2026-11-30T08:00', timeZone: 'America/New_York', weight: 70 }

// 1. A plan: the published regimen with a lower maximum, a step every 4 h.
const lower = plan({ setting: 'inpatient', ...patient, maxRate: 30, stepEvery: hours(4) }, { now })
console.log(`${lower.id}: ${lower.totals.dose} mg, maximum ${lower.maximum.rate} mg/h (${lower.maximum.limit})`)
for (const { start, rate, minutes } of lower.segments)
  console.log(`  ${start.toISOString()}  ${rate} mg/h for ${minutes / 60} h`)

// 2. Its rows, as numbers and as the CSV of the command line.
const daily = new Map()
for (const { day, dose } of rowsOf(lower, 'hour')) daily.set(day, (daily.get(day) ?? 0) + dose)
console.log('mg by day:', [...daily.values()].join(', '))
console.log(toCsv(lower).split('\n').slice(0, 2).join('\n'))

// 3. The guard: a figure beyond a limit is refused, never reduced without a word.
try {
  plan({ setting: 'inpatient', ...patient, maxRate: mgPerKgPerH(0.7) }, { now })
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  for (const { code, place, limit } of error.findings) console.log(`refused: ${code}, ${place}, ${limit}`)
}

// 4. Two regimens side by side, and the predicted plasma concentration with its range over the models.
const published = plan({ setting: 'inpatient', ...patient }, { now })
for (const { planId, totalDose, ratio } of compare([published, lower]).plans)
  console.log(`${planId}: ${totalDose} mg, ${ratio?.toFixed(2)} of the first`)
const { peak } = predict(lower)
console.log(`peak ${peak.chosen.toFixed(0)} ng/mL (${peak.low.toFixed(0)} to ${peak.high.toFixed(0)})`)

// 5. Somebody's table, with a slip: 400 mg/h for 40.
const table = 'hour,rate_mg_h\n1,20\n2,25\n3,30\n4,35\n5,400\n'
for (const { severity, line, rule, found } of check(table, { protocol: 'crps-5day' }).findings)
  if (severity === 'error') console.log(`line ${line}: ${rule}, ${found}`)
