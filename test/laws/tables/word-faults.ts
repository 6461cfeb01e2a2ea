/** Faults of what can be read, and of what the words say. */
import type { Target } from '../../../src/check/read/columns/target'
import { protocols } from '../../../src/protocols/index'
import type { Draft } from './draft'
import { oneOf, type Pick, type Seed } from './seed'
import { nameOf } from './wording'

/** Changes the cell of a column in a row; the header is row 0. */
const put = (record: number, cell: number, text: string) => ({
  record,
  edit: (rows: string[][]) => {
    const row = rows[record]
    if (row !== undefined) row[cell] = text
  },
})
const anyRecord = ({ lines }: Draft, pick: Pick): number => 1 + pick(lines.length)
/** One of the columns that are there. */
function oneIn<T extends Target>(
  { columns }: Draft,
  pick: Pick,
  names: readonly T[],
): readonly [T, number] | undefined {
  const there = names.filter((name) => columns.includes(name))
  const name = there[pick(Math.max(there.length, 1))]
  return name === undefined ? undefined : [name, columns.indexOf(name)]
}

const WITHOUT_UNIT = {
  rate_mg_h: 'Rate',
  dose_mg: 'Dose',
  cumulative_mg: 'Running total',
  volume_mL: 'Volume',
  weight_kg: 'Weight',
  concentration_mg_mL: 'Concentration',
  rate_mL_h: 'Flow rate',
} as const
const OTHER_UNIT = {
  rate_mg_h: ['20 mL/h', '20 mcg/h', '20 mg/min'],
  dose_mg: ['20 mL', '20 g', '20000 mcg'],
  rate_mL_h: ['10 mg/h', '10 L/h'],
  weight_kg: ['154 lb'],
} as const
const quantities = Object.keys(WITHOUT_UNIT) as (keyof typeof WITHOUT_UNIT)[]

const unitless: Seed = {
  rule: 'unit',
  put(draft, pick) {
    const found = oneIn(draft, pick, quantities)
    // Cells may say the unit that a header leaves out.
    return found === undefined || draft.form.words % 11 === 0 ? undefined : put(0, found[1], WITHOUT_UNIT[found[0]])
  },
}
const otherUnit: Seed = {
  rule: 'unit',
  put(draft, pick) {
    const found = oneIn(draft, pick, Object.keys(OTHER_UNIT) as (keyof typeof OTHER_UNIT)[])
    if (found === undefined || draft.form.words % 11 === 0) return undefined
    return put(anyRecord(draft, pick), found[1], oneOf(pick, OTHER_UNIT[found[0]]))
  },
}

const NO_FIGURES = ['2O', 'O.5', '-5', 'NaN', '1e3', '∞', '12..5', '<20', '5-10x', '0x14', 'twenty'] as const
const NO_TIMES = ['13/30/2026 08:00', '31.11.2026', '25:00', '08:60', '2026-02-30', 'noonish', '8h'] as const
const unreadable: Seed = {
  rule: 'unreadable',
  put(draft, pick) {
    const found = oneIn(draft, pick, [...quantities, 'minutes', 'hours', 'limit_mg_h', 'session', 'hour'])
    return found && put(anyRecord(draft, pick), found[1], oneOf(pick, NO_FIGURES))
  },
}
const noTime: Seed = {
  rule: 'unreadable',
  put(draft, pick) {
    const found = oneIn(draft, pick, ['start', 'end', 'date'])
    return found && put(anyRecord(draft, pick), found[1], oneOf(pick, NO_TIMES))
  },
}

const cells: Seed = {
  rule: 'cells',
  put(draft, pick) {
    const [record, isMore] = [anyRecord(draft, pick), pick(2) === 0]
    return {
      record,
      edit: (rows) => {
        const row = rows[record]
        if (isMore) row?.push('20')
        else row?.pop()
      },
    }
  },
}
const columnTwice: Seed = {
  rule: 'column-twice',
  put(draft, pick) {
    const found = oneIn(draft, pick, [...quantities, 'start', 'drug'])
    if (found === undefined) return undefined
    const name = nameOf(draft, found[0], 1)
    return {
      record: 0,
      edit: (rows) => {
        for (const [at, row] of rows.entries()) row.push(at === 0 ? name : (row[found[1]] ?? ''))
      },
    }
  },
}

const MISREAD = ['midazolam 2.0 mg', 'gave .5 mg', 'clonidine 100 µg', 'at 40.0 mg/h', '5μg/kg'] as const
const notation: Seed = {
  rule: 'notation',
  needs: { columns: ['note'] },
  // A figure beside its unit is text, and its trailing zero a fault by itself.
  put: (draft, pick) =>
    draft.form.words % 11 === 0
      ? undefined
      : put(anyRecord(draft, pick), draft.columns.indexOf('note'), oneOf(pick, MISREAD)),
}

const everywhere = ({ columns }: Draft, name: Target, text: string) => ({
  record: 1,
  edit: (rows: string[][]) => {
    for (const row of rows.slice(1)) row[columns.indexOf(name)] = text
  },
})
const unknown: Seed = {
  rule: 'protocol',
  needs: { columns: ['protocol'] },
  put: (draft, pick) =>
    draft.protocolGiven
      ? undefined
      : everywhere(draft, 'protocol', oneOf(pick, ['crps', 'constructor', 'ketamine', 'crps-5days'])),
}
const idOtherThan = (draft: Draft, pick: Pick): string => {
  const others = protocols.filter(({ id }) => id !== draft.sheet.protocol.id)
  return others[pick(others.length)]?.id ?? ''
}
const mixed: Seed = {
  rule: 'protocol',
  needs: { columns: ['protocol'] },
  put(draft, pick) {
    if (draft.lines.length < 2) return undefined
    const record = 2 + pick(draft.lines.length - 1)
    return put(record, draft.columns.indexOf('protocol'), idOtherThan(draft, pick))
  },
}
const otherProtocol: Seed = {
  rule: 'other-protocol',
  needs: { columns: ['protocol'] },
  put(draft, pick) {
    const { protocol } = draft.sheet
    return protocol.local === undefined
      ? { ...everywhere(draft, 'protocol', idOtherThan(draft, pick)), protocol }
      : undefined
  },
}
const drug: Seed = {
  rule: 'drug',
  needs: { columns: ['drug'] },
  put(draft, pick) {
    const racemic = draft.sheet.protocol.drug === 'ketamine-racemic'
    const other = racemic
      ? oneOf(pick, ['esketamine', 'S-ketamine', 'S(+)-ketamine', 'Esketamine 25 mg/mL'])
      : oneOf(pick, ['ketamine', 'ketamine-racemic', 'Ketalar', 'ketamine HCl'])
    return put(anyRecord(draft, pick), draft.columns.indexOf('drug'), other)
  },
}

export const WORD_FAULTS: readonly Seed[] = [
  unitless,
  otherUnit,
  unreadable,
  noTime,
  cells,
  columnTwice,
  notation,
  unknown,
  mixed,
  otherProtocol,
  drug,
]
