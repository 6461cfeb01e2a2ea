/** The forms in which people write a course down. Nothing here is shared with the reader of tables. */
import { type Course, type Entry, START } from './course'

/** What a form prints, so that a fault can be seen in it. */
export type Shown =
  | 'rate'
  | 'dose'
  | 'total'
  | 'flow'
  | 'bolus'
  | 'strength'
  | 'weight'
  | 'session'
  | 'date'
  | 'start'
  | 'end'
  | 'length'
  | 'perKg'
  | 'volume'

export interface Sheet {
  readonly head: readonly string[]
  /** Lines of words above the head. */
  readonly titles?: readonly string[]
  readonly rows: readonly { readonly cells: readonly string[]; readonly entry?: number }[]
  readonly separator?: ',' | ';' | '\t'
  readonly total?: readonly string[]
}
export interface Form {
  readonly name: string
  readonly shows: readonly Shown[]
  /** Not all of it can be checked. */
  readonly isOpen?: true
  readonly of?: Course['kind']
  readonly sheet: (course: Course, round: boolean) => Sheet
}

const plain = (value: number, places: number): string => String(Number(value.toFixed(places)))
const rateOf = (entry: Entry): string => entry.rateText ?? plain(entry.rate, 2)
const flowOf = ({ flow }: Entry, round: boolean): string => plain(flow, round ? 1 : 3)
/** By the weight of the whole course: that of a row may be wrong. */
const perKg = ({ entries: [first] }: Course, { rate, perKgTimes = 1 }: Entry): number =>
  (rate / (first?.weight ?? Number.NaN)) * perKgTimes
const perKgOf = (course: Course, entry: Entry, round: boolean): string => plain(perKg(course, entry), round ? 3 : 5)
const two = (value: number): string => String(value).padStart(2, '0')
const clock = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`
const twelve = (minute: number): string => {
  const hour = Math.floor(minute / 60) % 24
  return `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute % 60)} ${hour < 12 ? 'AM' : 'PM'}`
}
const dateOf = (minute: number): readonly [number, number, number] => {
  const date = new Date(minute * 60_000)
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
}
const iso = (minute: number): string => dateOf(minute).map(two).join('-')
const dots = (minute: number): string => dateOf(minute).map(two).reverse().join('.')
const slashes = (minute: number): string => dateOf(minute).map(two).reverse().join('/')
const american = (minute: number): string => {
  const [year, month, day] = dateOf(minute)
  return `${month}/${day}/${year}`
}
const comma = (text: string): string => text.replace('.', ',')
const grouped = (text: string, mark: string): string => {
  const [whole = '', fraction] = text.split('.')
  const parts = whole.replace(/\B(?=(?:\d{3})+$)/g, mark)
  return fraction === undefined ? parts : `${parts}${mark === '.' ? ',' : '.'}${fraction}`
}

type Columns = readonly (readonly [head: string, cell: (entry: Entry, at: number, course: Course) => string])[]

const form = (
  name: string,
  shows: readonly Shown[],
  columnsOf: (course: Course, round: boolean) => Columns,
  more: Partial<Sheet> & Pick<Partial<Form>, 'of' | 'isOpen'> = {},
): Form => {
  const { of, isOpen, ...rest } = more
  return {
    name,
    shows,
    ...(of === undefined ? {} : { of }),
    ...(isOpen === undefined ? {} : { isOpen }),
    sheet: (course, round) => {
      const columns = columnsOf(course, round)
      const rows = course.entries.map((entry, at) => ({
        cells: columns.map(([, cell]) => cell(entry, at, course)),
        entry: at,
      }))
      return { head: columns.map(([head]) => head), rows, ...rest }
    },
  }
}

const dose = ({ dose: mg }: Entry): string => plain(mg, 2)
const total = ({ total: mg }: Entry): string => plain(mg, 2)
const before = (_: Entry, at: number, { entries }: Course): string => plain(entries[at - 1]?.total ?? 0, 2)
const hour = (_: Entry, at: number): string => String(at + 1)
const volumeBefore = ({ entries }: Course, at: number): number =>
  entries
    .slice(0, at)
    .reduce((sum, { flow, from, to, volumeMore = 0 }) => sum + flow * ((to - from) / 60) + volumeMore, 0)

/** Rows for stays and for series, by the hour or by the session. */
const when = ({ kind }: Course): Columns =>
  kind === 'stay'
    ? [['Hour', hour]]
    : [
        ['Session', ({ session }) => String(session)],
        ['Hours', ({ from, to }) => String((to - from) / 60)],
      ]

export const FORMS: readonly Form[] = [
  form('plain', ['rate', 'dose', 'total', 'session', 'length'], (course) => [
    ...when(course),
    ['Rate (mg/h)', rateOf],
    ['Dose (mg)', dose],
    ['Total (mg)', total],
  ]),
  form('pump', ['rate', 'flow', 'strength', 'session', 'length'], (course, round) => [
    ...when(course),
    ['Rate (mg/h)', rateOf],
    ['Strength (mg/mL)', ({ strength }) => String(strength)],
    ['Pump (mL/hr)', (entry) => flowOf(entry, round)],
  ]),
  form('units in cells', ['rate', 'dose', 'session', 'length'], (course) => [
    ...when(course),
    ['Rate', (entry) => `${rateOf(entry)} mg/hr`],
    ['Dose', (entry) => `${dose(entry)}mg`],
  ]),
  form('unit column', ['rate', 'date', 'start', 'end', 'length'], () => [
    ['med_name', () => 'Ketamine'],
    ['starttime', ({ from }) => `${iso(from)} ${clock(from)}:00`],
    ['endtime', ({ from, to }) => `${iso(from)} ${clock(to)}:00`],
    ['rate', rateOf],
    ['rateuom', () => 'mg/hour'],
  ]),
  form(
    'from and to',
    ['rate', 'dose', 'start', 'end'],
    () => [
      ['From hour', ({ from }) => plain((from - START) / 60, 2)],
      ['To hour', ({ to }) => plain((to - START) / 60, 2)],
      ['Rate (mg/h)', rateOf],
      ['Dose (mg)', dose],
    ],
    { of: 'stay' },
  ),
  form(
    'ranges',
    ['rate', 'dose', 'start', 'end'],
    () => [
      ['Hours', ({ from, to }) => `${(from - START) / 60}-${(to - START) / 60}`],
      ['Rate (mg/h)', rateOf],
      ['Dose (mg)', dose],
    ],
    { of: 'stay' },
  ),
  form(
    'minutes in words',
    ['rate', 'start', 'end'],
    () => [
      ['Time interval', ({ from, to }) => `${from - START} \u2013 ${to - START} mins`],
      ['Rate (mg/hr)', (entry) => `${rateOf(entry)} mg/hr`],
    ],
    { of: 'stay' },
  ),
  form(
    'elapsed',
    ['rate', 'start'],
    () => [
      ['Elapsed (min)', ({ from }) => String(from - START)],
      ['Rate (mg/h)', rateOf],
    ],
    { of: 'stay' },
  ),
  form(
    'twelve',
    ['rate', 'dose', 'start'],
    () => [
      ['Time', ({ from }) => twelve(from)],
      ['Ketamine (mg/hr)', rateOf],
      ['Dose (mg)', dose],
    ],
    { of: 'stay' },
  ),
  form(
    'four digits',
    ['rate', 'dose', 'start'],
    () => [
      ['Time', ({ from }) => clock(from + 14 * 60).replace(':', '')],
      ['Ketamine (mg/hr)', rateOf],
      ['Dose (mg)', dose],
    ],
    { of: 'stay' },
  ),
  form(
    'events',
    ['rate', 'bolus', 'start'],
    () => [
      ['Time', ({ from }) => clock(from)],
      [
        'Event',
        ({ bolus }, at) =>
          bolus === undefined ? (at === 0 ? 'Infusion started' : 'Rate changed') : `Bolus ${bolus} mg given`,
      ],
      ['Rate (mg/h)', rateOf],
    ],
    { of: 'stay' },
  ),
  form('bolus column', ['rate', 'bolus', 'session', 'length'], (course) => [
    ...when(course),
    ['Rate (mg/h)', rateOf],
    ['Bolus (mg)', ({ bolus }) => (bolus === undefined ? '' : String(bolus))],
  ]),
  form(
    'total before',
    ['rate', 'total', 'start'],
    () => [
      ['Time', ({ from }) => clock(from)],
      ['Rate (mg/h)', rateOf],
      ['Given before this time (mg)', before],
    ],
    { of: 'stay' },
  ),
  form(
    'pump log',
    ['rate', 'strength', 'start', 'volume'],
    (course) => [
      ['Date/Time', ({ from }) => `${iso(from)} ${clock(from)}`],
      ['Rate (mg/h)', rateOf],
      ['Strength (mg/mL)', ({ strength }) => String(strength)],
      ['VTBI (mL)', (_, at) => plain(500 - volumeBefore(course, at), 1)],
      ['Accum vol (mL)', (_, at) => plain(volumeBefore(course, at), 1)],
    ],
    { of: 'stay' },
  ),
  form('per kg', ['rate', 'weight', 'session', 'length', 'perKg'], (course, round) => [
    ...when(course),
    ['Weight (kg)', ({ weight }) => String(weight)],
    ['Rate (mg/kg/h)', (entry) => perKgOf(course, entry, round)],
    ['Rate (mg/h)', rateOf],
  ]),
  form('mcg', ['rate', 'weight', 'session', 'length', 'perKg'], (course) => [
    ...when(course),
    ['Wt kg', ({ weight }) => String(weight)],
    ['Dose (mcg/kg/hr)', (entry) => plain(perKg(course, entry) * 1000, 1)],
    ['mg/hr', rateOf],
  ]),
  form('marks', ['rate', 'dose', 'session', 'length'], (course) => [
    ...when(course),
    ['Rate (mg/h)', (entry, at) => `${rateOf(entry)}${'*'.repeat(at % 3)}`],
    ['Dose (mg)', dose],
  ]),
  form('bag cells', ['flow', 'session', 'length'], (course, round) => [
    ...when(course),
    ['Bag', ({ strength }) => `${strength * 250} mg / 250 mL (${strength} mg/mL)`],
    ['Rate (mL/h)', (entry) => flowOf(entry, round)],
  ]),
  form('nurse', ['rate', 'dose', 'session', 'length'], (course) => [
    ...when(course),
    ['Rate (mg/h)', rateOf],
    ['Dose (mg)', dose],
    ['BP (mmHg)', (_, at) => `${120 + at}/76`],
    ['SpO2 (%)', () => '98'],
    ['Pain score', (_, at) => String(7 - (at % 4))],
    ['Nurse', () => 'N1'],
  ]),
  form(
    'decimal comma',
    ['rate', 'dose', 'total', 'session', 'length'],
    (course) => [
      ...when(course),
      // A comma somewhere: `1.080` alone would be of two readings.
      ['Rate (mg/h)', (entry) => comma(entry.rateText ?? entry.rate.toFixed(1))],
      ['Dose (mg)', (entry) => comma(dose(entry))],
      ['Total (mg)', (entry) => grouped(total(entry), '.')],
    ],
    { separator: '\t' },
  ),
  form('thousands', ['rate', 'dose', 'total', 'session', 'length'], (course) => [
    ...when(course),
    ['Rate (mg/h)', rateOf],
    ['Dose (mg)', dose],
    ['Total (mg)', (entry) => grouped(total(entry), ',')],
  ]),
  form(
    'dots',
    ['rate', 'dose', 'date', 'length'],
    () => [
      ['Date', ({ from }) => dots(from)],
      ['From', ({ from }) => clock(from)],
      ['To', ({ to }) => clock(to)],
      ['Rate (mg/h)', (entry) => comma(rateOf(entry))],
      ['Dose (mg)', (entry) => comma(dose(entry))],
    ],
    { of: 'series', separator: ';' },
  ),
  form(
    'day first',
    ['rate', 'dose', 'date', 'length'],
    () => [
      ['Date', ({ from }) => slashes(from)],
      ['Hours', ({ from, to }) => String((to - from) / 60)],
      ['Rate (mg/h)', rateOf],
      ['Dose (mg)', dose],
    ],
    { of: 'series' },
  ),
  form(
    'month first',
    ['rate', 'dose', 'date', 'length'],
    () => [
      ['Date', ({ from }) => american(from)],
      ['Hours', ({ from, to }) => String((to - from) / 60)],
      ['Rate (mg/h)', rateOf],
      ['Dose (mg)', dose],
    ],
    { of: 'series' },
  ),
  form(
    'midazolam beside',
    ['rate', 'dose', 'session', 'length'],
    (course) => [...when(course), ['Ketamine (mg/h)', rateOf], ['Dose (mg)', dose], ['Midazolam (mg/h)', () => '1']],
    { isOpen: true },
  ),
  titled(
    'strength in the title',
    ({ strength }) => `Ketamine ${strength}mg/mL`,
    ['rate', 'flow'],
    (course, round) => [
      ...when(course),
      ['Dose', (entry) => `${rateOf(entry)}mg/hr`],
      ['IV Rate', (entry) => `${flowOf(entry, round)}ml/hr`],
    ],
  ),
  titled(
    'weight in the title',
    ({ weight }) => `${weight} kg`,
    ['rate', 'perKg'],
    (course, round) => [
      ...when(course),
      ['Dose (mg/kg/hr)', (entry) => perKgOf(course, entry, round)],
      ['Rate (mg/h)', rateOf],
    ],
  ),
  unitRow(),
  carrierRows(),
  patients(),
  sections(),
  wide(),
]

/** With a title that says something of all rows. */
function titled(
  name: string,
  title: (entry: Pick<Entry, 'weight' | 'strength'>) => string,
  shows: readonly Shown[],
  columnsOf: (course: Course, round: boolean) => Columns,
): Form {
  const inner = form(name, shows, columnsOf)
  return {
    ...inner,
    sheet: (course, round) => ({ ...inner.sheet(course, round), titles: course.entries.slice(0, 1).map(title) }),
  }
}

function unitRow(): Form {
  return {
    name: 'unit row',
    shows: ['rate', 'dose', 'total'],
    of: 'stay',
    sheet: (course) => ({
      head: ['Hour', 'Rate', 'Dose', 'Total'],
      rows: [
        { cells: ['', '(mg/h)', '(mg)', '(mg)'] },
        ...course.entries.map((entry, at) => ({
          cells: [String(at + 1), rateOf(entry), dose(entry), total(entry)],
          entry: at,
        })),
      ],
    }),
  }
}

/** An export with the rows of the carrier between. */
function carrierRows(): Form {
  return {
    name: 'carrier rows',
    shows: ['rate'],
    of: 'stay',
    isOpen: true,
    sheet: (course) => ({
      head: ['Item', 'starttime', 'endtime', 'rate', 'rateuom'],
      rows: course.entries.flatMap((entry, at) => {
        const times = [clock(entry.from), clock(entry.to)]
        return [
          { cells: ['Ketamine', ...times, rateOf(entry), 'mg/hour'], entry: at },
          { cells: ['NaCl 0.9%', ...times, '10', 'mL/hour'] },
        ]
      }),
    }),
  }
}

/** Two patients in one file; the course is the second one's. */
function patients(): Form {
  return {
    name: 'patients',
    shows: ['rate', 'dose'],
    of: 'stay',
    sheet: (course) => ({
      head: ['Patient', 'Hour', 'Rate (mg/h)', 'Dose (mg)'],
      rows: [
        { cells: ['A', '1', '20', '20'] },
        { cells: ['A', '2', '25', '25'] },
        ...course.entries.map((entry, at) => ({ cells: ['B', String(at + 1), rateOf(entry), dose(entry)], entry: at })),
      ],
    }),
  }
}

/** A line `Session 3` above the rows of each. */
function sections(): Form {
  return {
    name: 'sections',
    shows: ['rate'],
    of: 'series',
    sheet: (course) => ({
      head: ['Hour', 'Rate (mg/h)', 'Dose (mg)'],
      rows: course.entries.flatMap((entry, at) => [
        { cells: [`Session ${entry.session}`, '', ''] },
        ...[1, 2, 3, 4].map((each) => ({ cells: [String(each), rateOf(entry), plain(entry.rate, 2)], entry: at })),
      ]),
    }),
  }
}

/** A column for each session: any of the four hours may name it. */
function wide(): Form {
  return {
    name: 'wide',
    shows: ['rate'],
    of: 'series',
    sheet: (course) => ({
      head: ['Hour', ...course.entries.map(({ session }) => `Session ${session}`)],
      rows: [1, 2, 3, 4].map((each) => ({
        cells: [String(each), ...course.entries.map((entry) => `${rateOf(entry)} mg/h`)],
        entry: -1,
      })),
    }),
  }
}
