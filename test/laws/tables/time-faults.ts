/** Faults of times and of hours. */
import type { Draft, Times } from './draft'
import { ENDS, keepsClock, type Place, placeIn, STARTS, sessionOf } from './place'
import { at, between, figureIn, oneOf, type Pick, type Seed, textIn } from './seed'
import type { Line } from './sheets'

const isLong = ({ from, to }: Line): boolean => to - from > 1
/** Whether each row says when it ends; one that only has the number of its hour ends where the next one starts. */
const saysEnd = ({ columns }: Draft): boolean =>
  (['end', 'hours', 'minutes'] as const).some((name) => columns.includes(name))

type Move = (place: Place, draft: Draft, pick: Pick) => boolean
const moved = (rule: Seed['rule'], times: readonly Times[], move: Move, columns: Needed = []): Seed => ({
  rule,
  needs: { times, columns },
  put(draft, pick) {
    const place = placeIn(draft, pick)
    return place && keepsClock(draft) && move(place, draft, pick) && keepsClock(draft) ? at(place.index) : undefined
  },
})
type Needed = NonNullable<NonNullable<Seed['needs']>['columns']>

const overlap = moved('overlap', STARTS, ({ line, before }, draft, pick) => {
  if (!saysEnd(draft) || !isLong(before)) return false
  line.from = before.to - between(pick, 1, Math.min(before.to - before.from - 1, 240))
  return true
})
const gap = moved('gap', STARTS, ({ line, before }, draft, pick) => {
  if (!saysEnd(draft) || sessionOf(line) !== sessionOf(before) || !isLong(line)) return false
  line.from += between(pick, 1, Math.min(line.to - line.from - 1, 240))
  return true
})
const startsEarlier = moved('time-back', STARTS, ({ line, before }, _, pick) => {
  line.from = before.from - between(pick, 1, 300)
  return true
})
const endsEarlier = moved(
  'time-back',
  ENDS,
  ({ line }, _, pick) => {
    line.to = line.from - between(pick, 0, 300)
    return true
  },
  ['end'],
)
const sameStart = moved('hour', STARTS, ({ line, before }) => {
  line.from = before.from
  return true
})

/** A number of an hour that is not its own. */
const misnumbered: Seed = {
  rule: 'hour',
  needs: { columns: ['hour'] },
  put(draft, pick) {
    const place = placeIn(draft, pick)
    if (place === undefined || sessionOf(place.line) !== sessionOf(place.before)) return undefined
    const { line, before, index } = place
    // Without a clock the number of the row before tells, where that row lasts whole hours.
    if (!draft.columns.includes('start') && (before.to - before.from) % 60 !== 0) return undefined
    const hour = figureIn(line, 'hour') + oneOf(pick, [1, -1, 2, 10])
    if (hour < 0) return undefined
    line.cells.hour = String(hour)
    return at(index)
  },
}
/** Of starts alone an hour is missed where the others are an hour apart, the last one excepted. */
const leftOut: Seed = {
  rule: 'hour',
  needs: { times: ['starts'] },
  put(draft, pick) {
    const { lines, sheet, columns } = draft
    const place = placeIn(draft, pick)
    const after = place && lines[place.index + 1]
    const isHourly = sheet.by === 'hour' && lines.every(({ from, to }) => to - from === 60)
    if (place === undefined || !isHourly || columns.includes('hour')) return undefined
    const whole = sessionOf(place.before) === sessionOf(after)
    const first = lines.filter((line) => sessionOf(line) === sessionOf(after)).length
    if (!whole || first < 6) return undefined
    lines.splice(place.index, 1)
    return at(place.index)
  },
}
/** Of a day whose date is written. */
const misnumberedDay: Seed = {
  rule: 'day',
  needs: { times: ['iso', 'utc', 'local', 'date and clock', 'twelve', 'date'], columns: ['day'] },
  put(draft, pick) {
    const place = placeIn(draft, pick)
    if (place === undefined) return undefined
    place.line.cells.day = String(figureIn(place.line, 'day') + oneOf(pick, [2, 3, 7, 20]))
    return at(place.index)
  },
}
const longer: Seed = {
  rule: 'hours',
  needs: { times: [...STARTS].filter((times) => times !== 'starts'), columns: ['start', 'end'] },
  put(draft, pick) {
    const place = placeIn(draft, pick)
    const column = (['hours', 'minutes'] as const).find((name) => draft.columns.includes(name))
    if (place === undefined || column === undefined) return undefined
    const { from, to } = place.line
    const right = column === 'hours' ? (to - from) / 60 : to - from
    // More than the digits of hours can explain.
    const by = column === 'hours' ? oneOf(pick, [0.02, 0.25, 1, 10]) : oneOf(pick, [1, 5, 60])
    place.line.cells[column] = (right + by).toFixed(column === 'hours' ? 3 : 0)
    return at(place.index)
  },
}

/** A rise before its time: in the hours that a step lasts, in a session, or by a step that is moved forward. */
const tooSoon: Seed = {
  rule: 'step-interval',
  needs: { columns: ['rate_mg_h'] },
  put(draft, pick) {
    const place = placeIn(draft, pick)
    const { protocol } = draft.sheet
    if (place === undefined || sessionOf(place.line) !== sessionOf(place.before)) return undefined
    const { line, before, index } = place
    const rateIn = (each: Line | undefined) => textIn(each, 'rate_mg_h')
    const since = draft.lines.findLastIndex(
      (each, n) => n < index && (n === 0 || rateIn(each) !== rateIn(draft.lines[n - 1])),
    )
    const changed = draft.lines[Math.max(since, 0)]
    const least = protocol.step_every === undefined ? Number.POSITIVE_INFINITY : protocol.step_every.value * 60
    if (changed === undefined || !(line.from - changed.from < least)) return undefined
    if (protocol.setting === 'outpatient' && sessionOf(changed) !== sessionOf(line)) return undefined
    line.cells.rate_mg_h = (figureIn(before, 'rate_mg_h') + oneOf(pick, [0.1, 1, 2.5])).toFixed(2)
    return at(index)
  },
}
const movedForward = moved(
  'step-interval',
  ['iso', 'utc'],
  ({ line, before }, { sheet }, pick) => {
    const { protocol, by } = sheet
    if (protocol.setting === 'outpatient' || by !== 'change' || !isLong(before)) return false
    const by_ = between(pick, 1, Math.min(before.to - before.from - 1, 45))
    line.from -= by_
    before.to -= by_
    return line.from - before.from < (protocol.step_every?.value ?? 0) * 60
  },
  ['rate_mg_h'],
)

export const TIME_FAULTS: readonly Seed[] = [
  overlap,
  gap,
  startsEarlier,
  endsEarlier,
  sameStart,
  misnumbered,
  leftOut,
  misnumberedDay,
  longer,
  tooSoon,
  movedForward,
]
