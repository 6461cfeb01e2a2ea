/** Sheets to write observations on: a row for each time of a schedule, or blank rows where nobody has one. */
import { timeOf } from '../../core/model/protocol'
import type { Plan } from '../../core/plan/types'
import { bySession, lengthOf } from '../../core/schedule/segment'
import { minutes, timeText } from '../../core/values/quantity'
import { after } from '../../core/values/time-zone'
import { element, type Markup, text } from '../svg/markup'
import { observationTexts } from '../text/description'
import { times } from '../text/figures'
import { pageTable, section } from './parts'

/** Ours: more rows of one schedule are a second printing. */
const MOST_ROWS = 150
const BLANK_ROWS = 24

type Line = readonly [elapsed: string, time: string]

const sheet = (title: string, lines: readonly Line[], more: string): Markup =>
  section('observed', title, [
    ...(more === '' ? [] : [element('p', {}, [text(more)])]),
    pageTable<Line>(
      title,
      'record low',
      [
        { head: 'After', kind: 'l', cell: ([elapsed]) => text(elapsed) },
        { head: 'Planned', kind: 'l', cell: ([, time]) => text(time) },
        { head: 'Time' },
        { head: 'Sedation' },
        { head: 'Pressure', unit: 'mmHg' },
        { head: 'Heart rate', unit: '/min' },
        { head: 'Breathing', unit: '/min' },
        { head: 'SpO2', unit: '%' },
        { head: 'Pain', unit: '0 to 10' },
        { head: 'Initials' },
      ],
      lines,
    ),
  ])

/** For a series one sheet that is printed for each session: its times are counted from the session's start. */
export function observationSheets(plan: Plan): readonly Markup[] {
  const { protocol, request } = plan
  const schedules = [...(protocol.observe ?? []), ...(request.profile?.observe ?? [])]
  const isSeries = request.setting === 'outpatient'
  const of = isSeries ? ' (print one for each session)' : ''
  const blank = Array.from({ length: BLANK_ROWS }, (_, n): Line => [`${n + 1}.`, ''])
  if (schedules.length === 0) return [sheet(`Observations${of}: no schedule is given`, blank, '')]
  const { dated } = times(plan)
  const whole = lengthOf(bySession(plan.segments)[0] ?? [])
  return schedules.map((schedule, index) => {
    const every = timeOf(schedule.every)
    const until = schedule.for === undefined ? whole : Math.min(whole, timeOf(schedule.for))
    const count = Math.floor(until / every) + 1
    const lines = Array.from({ length: Math.min(count, MOST_ROWS) }, (_, n): Line => {
      const elapsed = minutes(n * every)
      return [n === 0 ? '0 min' : timeText(elapsed), isSeries ? '' : dated(after(request.start.at, elapsed))]
    })
    const more = count > MOST_ROWS ? `The first ${MOST_ROWS} of ${count} times; go on at the same interval.` : ''
    return sheet(`${observationTexts(plan)[index] ?? ''}${of}`, lines, more)
  })
}
