/** Faults of how long, how many and on which days. */
import { dateOf } from './cells'
import type { Draft, Times } from './draft'
import { keepsClock, LENGTHS, placeIn, STARTS, sessionOf, WHOLE_DAY } from './place'
import { at, between, oneOf, type Seed } from './seed'
import { isWholeCourse, type Line } from './sheets'

const session: Seed = {
  rule: 'session',
  needs: { columns: ['session'] },
  put(draft, pick) {
    const place = placeIn(draft, pick)
    if (place === undefined || sessionOf(place.line) === sessionOf(place.before)) return undefined
    const by = between(pick, 1, 3)
    for (const { cells } of draft.lines.slice(place.index)) cells.session = String(Number(cells.session) + by)
    return at(place.index)
  },
}

/** The rows of the last session, or the last row of a stay. */
function lastOf({ lines, sheet }: Draft): readonly Line[] {
  const last = lines.at(-1)
  return sheet.protocol.setting === 'inpatient'
    ? lines.slice(-1)
    : lines.filter((line) => sessionOf(line) === sessionOf(last))
}
const moreBy = (line: Line, minutes: number): Line => ({
  ...line,
  from: line.from + minutes,
  to: line.to + minutes,
  cells: { ...line.cells },
})

/** A row of an hour, or a session, more than the protocol has. */
const appended: Seed = {
  rule: 'course-length',
  needs: { times: [...LENGTHS, 'date and clock', 'twelve'] },
  put(draft) {
    const { sheet, lines } = draft
    const inpatient = sheet.protocol.setting === 'inpatient'
    if (!isWholeCourse(sheet) || (inpatient && sheet.by !== 'hour') || !keepsClock(draft)) return undefined
    const last = lastOf(draft)
    const later = inpatient ? (last[0]?.to ?? 0) - (last[0]?.from ?? 0) : WHOLE_DAY
    const more = last.map((line) => moreBy(line, later))
    for (const { cells } of more)
      if (inpatient) cells.hour = String(Number(cells.hour) + 1)
      else cells.session = String(Number(cells.session) + 1)
    lines.push(...more)
    return keepsClock(draft) ? at(lines.length - more.length) : undefined
  },
}
const extended: Seed = {
  rule: 'course-length',
  needs: { times: LENGTHS },
  put(draft, pick) {
    const { sheet, lines } = draft
    const [first, last] = [lines[0], lines.at(-1)]
    if (sheet.protocol.setting === 'outpatient' || sheet.by !== 'change' || !first || !last) return undefined
    if (!keepsClock(draft)) return undefined
    last.to = first.from + sheet.protocol.length.value * WHOLE_DAY + oneOf(pick, [1, 30, 60, WHOLE_DAY])
    return at(lines.length - 1)
  },
}
const cutShort: Seed = {
  rule: 'course-short',
  needs: { times: LENGTHS },
  put(draft) {
    const { sheet, lines } = draft
    const { length } = lastOf(draft)
    if (!isWholeCourse(sheet) || lines.length <= length) return undefined
    lines.splice(lines.length - length, length)
    return at(lines.length - 1)
  },
}
const sessionLength: Seed = {
  rule: 'session-length',
  needs: { times: LENGTHS },
  put(draft, pick) {
    const { sheet, lines } = draft
    if (sheet.protocol.setting === 'inpatient' || sheet.by !== 'session' || !keepsClock(draft)) return undefined
    const index = pick(lines.length)
    const line = lines[index]
    if (line === undefined) return undefined
    line.to = line.from + sheet.protocol.session_length.value * 60 + oneOf(pick, [1, 10, 60, 300])
    return at(index)
  },
}

const dated = (times: readonly Times[]): readonly Times[] =>
  [...times, 'date'].filter((each) => each !== 'utc') as Times[]
const window: Seed = {
  rule: 'window',
  needs: { times: dated(STARTS), columns: ['session'] },
  put(draft, pick) {
    const { sheet, lines } = draft
    const [first, last] = [lines[0], lastOf(draft)]
    if (sheet.protocol.setting === 'inpatient' || sheet.protocol.window === undefined || !first) return undefined
    if (!keepsClock(draft) || last.length === lines.length) return undefined
    const days = sheet.protocol.window.value + between(pick, 1, 5)
    const by = first.from + days * WHOLE_DAY - (last[0]?.from ?? 0)
    lines.splice(lines.length - last.length, last.length, ...last.map((line) => moreBy(line, by)))
    return keepsClock(draft) ? at(lines.length - last.length) : undefined
  },
}
const tooSoon: Seed = {
  rule: 'session-days',
  needs: { times: dated(STARTS), columns: ['session'] },
  put(draft, pick) {
    const place = placeIn(draft, pick)
    const { sheet } = draft
    const every = sheet.protocol.setting === 'outpatient' && sheet.protocol.every?.value
    if (place === undefined || !every || sheet.by !== 'session' || !keepsClock(draft)) return undefined
    const { line, index } = place
    Object.assign(line, moreBy(line, -between(pick, 1, every - 2) * WHOLE_DAY))
    return keepsClock(draft) ? at(index) : undefined
  },
}
const oneADay: Seed = {
  rule: 'one-a-day',
  needs: { times: dated(STARTS), columns: ['session'] },
  put(draft, pick) {
    const place = placeIn(draft, pick)
    const { sheet } = draft
    if (place === undefined || sheet.by !== 'session' || sheet.protocol.setting === 'inpatient') return undefined
    const { line, before, index } = place
    const from = before.to + between(pick, 10, 60)
    if (!keepsClock(draft) || dateOf(sheet.zone, from) !== dateOf(sheet.zone, before.from)) return undefined
    Object.assign(line, { from, to: from + line.to - line.from })
    return at(index)
  },
}

export const COURSE_FAULTS: readonly Seed[] = [
  session,
  appended,
  extended,
  cutShort,
  sessionLength,
  window,
  tooSoon,
  oneADay,
]
