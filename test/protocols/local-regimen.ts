/** Local protocol files of format 2 from short figures: `0.5 mg/kg`, `2 mg over 1 min`, `12 h in 3 falls`. */
export type Keys = Readonly<Record<string, unknown>>

const LOCAL = { basis: 'local', source: 'our protocol 12' }
const PLAIN = ['drug', 'setting', 'route', 'format', 'id', 'title']

function amount(text: string): object {
  const [value, unit] = text.split(' ')
  return { value: Number(value), unit }
}

function figure(value: unknown): unknown {
  if (Array.isArray(value))
    return typeof value[0] === 'string' ? { value, ...LOCAL } : value.map((block) => record(block as Keys))
  if (typeof value === 'object') return { ...value, ...LOCAL }
  if (typeof value === 'number') return { value, ...LOCAL }
  const [, dose, over] = /^(.*) over (.*)$/.exec(String(value)) ?? []
  if (dose !== undefined && over !== undefined) return { ...amount(dose), over: amount(over), ...LOCAL }
  const [, time, falls] = /^(.*) in (\d+) falls$/.exec(String(value)) ?? []
  if (time !== undefined) return { ...amount(time), falls: Number(falls), ...LOCAL }
  return /^[0-9]/.test(String(value)) ? { ...amount(String(value)), ...LOCAL } : { value, ...LOCAL }
}

const record = (keys: Keys): object =>
  Object.fromEntries(
    Object.entries(keys)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, PLAIN.includes(name) ? value : figure(value)]),
  )

/** The text of a file, valid JSON and YAML. */
export const localFile = (keys: Keys): string =>
  JSON.stringify(record({ format: 2, id: 'ours', title: 'Our regimen', ...keys }), null, 2)
