/** Times of a day as clocks and people write them, and the zones of these. */
import { readOffset } from '../../../core/values/time-zone'

/** How times are written; the first that fits. */
const CLOCKS = [
  // `8 pm`
  /^(?<hour>[0-9]{1,2}) ?(?<half>[ap])\.?(?:m\.?)?(?![a-z])/i,
  // `8 Uhr`
  /^(?<hour>[01]?[0-9]|2[0-4]) ?(?:uhr|o'clock)\b(?! ?[0-9])/i,
  /^(?<hour>[0-9]{1,2})[:h.](?<minute>[0-9]{2})(?::[0-5][0-9](?:\.[0-9]+)?)?(?: ?(?<half>[ap])\.?m\.?)?(?: ?(?:h|hrs|hours|uhr))?(?![0-9a-y])/i,
  // `0800`
  /^(?<hour>[01][0-9]|2[0-4])(?<minute>[0-5][0-9])(?: ?(?:h|hrs|hours))?(?![0-9a-z])/i,
]
const NAMED_CLOCK = /^(?:12 )?(noon|midday|midnight)\b/i

/** Minutes since midnight; 24:00 is the end of a day. */
export const minutesOf = (hours: number, minutes: number): number | undefined =>
  minutes > 59 || hours > 24 || (hours === 24 && minutes > 0) ? undefined : hours * 60 + minutes

function clockOf(hour: string, minute: string, half: string | undefined): number | undefined {
  const written = Number(hour)
  if (half === undefined) return minutesOf(written, Number(minute))
  if (written < 1 || written > 12) return undefined
  return minutesOf((written % 12) + (half.toLowerCase() === 'p' ? 12 : 0), Number(minute))
}

/** The time at the start of a text, and the length of its text; undefined if there is none. */
export function clockPart(text: string): readonly [length: number, clock: number | undefined] | undefined {
  const named = NAMED_CLOCK.exec(text)
  if (named !== null) return [named[0].length, /night/i.test(named[0]) ? 0 : 720]
  for (const pattern of CLOCKS) {
    const found = pattern.exec(text)
    const { hour = '', minute = '00', half } = found?.groups ?? {}
    if (found !== null) return [found[0].length, clockOf(hour, minute, half)]
  }
  return undefined
}

/** Hours east of UTC; in one table a name has one meaning. */
const ZONES = new Map(
  ['0 z utc gmt wet', '1 bst cet mez', '2 cest mesz eet', '10 aest', '11 aedt', '-4 edt', '-5 est cdt', '-6 cst mdt']
    .concat(['-7 mst pdt', '-8 pst'])
    .flatMap((line) => {
      const [hours, ...names] = line.split(' ')
      return names.map((name) => [name, Number(hours) * 3600] as const)
    }),
)
/** Seconds east of UTC of `Z`, `CET`, `+01:00`; undefined for other texts. */
export function zoneOffset(zone: string): number | undefined {
  if (/^[a-z]/i.test(zone)) return ZONES.get(zone.toLowerCase())
  const digits = zone.replace(':', '').padEnd(5, '0')
  return readOffset(`${digits.slice(0, 3)}:${digits.slice(3)}`)
}
