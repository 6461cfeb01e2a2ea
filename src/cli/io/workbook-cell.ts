/** A cell of a workbook as the text that its reader sees, without the digits that its format leaves out. */

/** Day 0 of Excel: the date of cells that hold a time only. */
const DAY_0 = Date.UTC(1899, 11, 31)
const DAY = 86_400_000
const two = (count: number): string => String(count).padStart(2, '0')

/** `2026-11-30 08:00`, `2026-11-30`, `08:00` or, for an elapsed time (`[h]:mm`), `26:30`. */
function timeText(date: Date, format: string): string {
  // A day as a double is wrong by microseconds.
  const at = Math.round(date.getTime() / 1000) * 1000
  const iso = new Date(at).toISOString()
  const seconds = iso.slice(16, 19) === ':00' ? '' : iso.slice(16, 19)
  const minutes = Math.floor((at - DAY_0) / 60_000)
  if (/\[h+\]/i.test(format)) return `${Math.floor(minutes / 60)}:${two(minutes % 60)}${seconds}`
  if (at < DAY_0 + DAY) return `${iso.slice(11, 16)}${seconds}`
  const hasTime = /h/i.test(format.replace(/"[^"]*"|\[[^\]]*\]/g, ''))
  return hasTime || at % DAY !== 0 ? `${iso.slice(0, 10)} ${iso.slice(11, 16)}${seconds}` : iso.slice(0, 10)
}

// A double has fifteen exact digits, a sum of doubles fewer.
const DIGITS = 12
function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(DIGITS))
  const text = String(rounded)
  return /e/.test(text) ? rounded.toFixed(DIGITS).replace(/\.?0+$/, '') : text
}

/** A figure with the unit, percent or currency sign of its format. */
function numberText(value: number, format: string): string {
  const [first = ''] = format.split(';')
  const bare = first.replace(/"[^"]*"|\\./g, '')
  if (bare.includes('%')) return `${plainNumber(value * 100)}%`
  const currency = /[$\u00a3\u00a5\u20ac]/.exec(first.replace(/\[\$-[^\]]*\]/g, ''))?.[0] ?? ''
  const literal = /[0#?]\s*((?:"[^"]*"|\\.)+)\s*$/.exec(first)?.[1] ?? ''
  const unit = literal.replace(/"([^"]*)"|\\(.)/g, '$1$2').trim()
  return `${currency}${plainNumber(value)}${unit === '' ? '' : ` ${unit}`}`
}

/** The text of a cell. A formula without a value is shown as the formula: it is not a figure. */
export function cellText(value: unknown, format: string, formula: string | undefined): string {
  if (value instanceof Date) return timeText(value, format)
  if (typeof value === 'number') return numberText(value, format)
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  return formula === undefined ? '' : `=${formula}`
}

/** Hours in decimals: `26.5` for `26:30`. */
export function hoursOf(time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return plainNumber(hours + minutes / 60)
}
