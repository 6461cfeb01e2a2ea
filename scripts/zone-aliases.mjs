// Writes src/core/values/zone-aliases.json from the links of a tzdata.zi: node scripts/zone-aliases.mjs <tzdata.zi>
// The whole file of the release is needed (as in the PyPI package tzdata). Debian's is built with the older zones
// of `backzone`: it has Atlantic/Reykjavik as a zone of its own, yet Iceland as a link to Africa/Abidjan.
// Its file `backward` is in the public domain. Intl is not asked: its answer changes with the version of Node.
import { readFileSync, writeFileSync } from 'node:fs'

/** Refused as zones: they mean an hour more in summer to most who write them. */
const REFUSED = ['EST', 'MST', 'HST']
/** Zones of their own until release 2024b, with other times until 1980 and 1996: not every Node links them. */
const MOVED = ['EET', 'WET']

const text = readFileSync(process.argv[2], 'utf8')
const release = /^# version (\S+)/.exec(text)[1]
const words = (kind) =>
  text
    .split('\n')
    .filter((line) => line.startsWith(`${kind} `))
    .map((line) => line.split(' '))
const links = new Map(words('L').map(([, target, alias]) => [alias, target]))
for (const name of [...REFUSED, ...MOVED]) links.delete(name)
const zoneOf = (name) => (links.has(name) ? zoneOf(links.get(name)) : name)

const byZone = groups([...links.keys()], zoneOf)
function groups(items, key) {
  const map = new Map()
  for (const item of items) map.set(key(item), [...(map.get(key(item)) ?? []), item])
  return map
}
const lines = [...byZone].map(([zone, aliases]) => [zone, ...aliases.sort()].join(' ')).sort()
const whole = [...words('Z').map(([, name]) => name), ...MOVED]
const bare = whole.filter((name) => !name.includes('/') && name !== 'Factory').sort()

writeFileSync('src/core/values/zone-aliases.json', `${JSON.stringify({ release, aliases: lines, bare }, null, 2)}\n`)
