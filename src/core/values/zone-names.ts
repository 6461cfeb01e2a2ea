/** Names of zones: how they are spelled, which zone an alias means, which abbreviations are refused. */
import tz from './zone-aliases.json'

export interface ZoneName {
  /** As the tz database spells it. */
  readonly name: string
  /** The zone that it names: the same for all its aliases. */
  readonly zone: string
}

const entry = (name: string, zone: string): [string, ZoneName] => [name.toLowerCase(), { name, zone }]
/** By names that the tz database links, a line for each zone: its name, then its aliases; and by those without a slash. */
const NAMES: ReadonlyMap<string, ZoneName> = new Map([
  ...tz.aliases.map((line) => line.split(' ')).flatMap((names) => names.map((name) => entry(name, names[0] ?? name))),
  ...tz.bare.map((name) => entry(name, name)),
])

/** What to write instead of an abbreviation that means several zones, or that the tz database gives no summer time. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['EST', 'America/New_York or America/Panama (-05:00 all year)'],
  ['CST', 'America/Chicago or Asia/Shanghai'],
  ['MST', 'America/Denver or America/Phoenix (-07:00 all year)'],
  ['PST', 'America/Los_Angeles'],
  ['HST', 'Pacific/Honolulu'],
  ['IST', 'Asia/Kolkata, Asia/Jerusalem or Europe/Dublin'],
])
export const zonesInstead = (name: string): string | undefined => INSTEAD.get(name.toUpperCase())

/**
 * A name as the tz database spells and resolves it, in any letter case; a name that has no alias is returned as
 * it is. Undefined for what cannot be a zone. Names without a slash are those of the database alone: Intl also
 * takes `BST` (for Dhaka), `AST` (for Anchorage) and others.
 */
export function zoneName(name: string): ZoneName | undefined {
  const known = NAMES.get(name.toLowerCase())
  if (known !== undefined) return known
  return /^[A-Za-z]+\/[A-Za-z0-9_+/-]+$/.test(name) && !/^SystemV/i.test(name) ? { name, zone: name } : undefined
}
