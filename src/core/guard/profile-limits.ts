/** The limits of a profile beside those of a protocol: of both the tighter one is in force. */
import { field } from '../model/field'
import { refuse } from '../model/finding'
import type { Profile, ProfileLimits } from '../model/profile'
import {
  amountOf,
  type DoseUnit,
  exactRateOf,
  type Figure,
  isPerKg,
  type Protocol,
  type RateUnit,
} from '../model/protocol'
import { type Grams, grams } from '../values/quantity'

type Name = keyof ProfileLimits
/** Whatever has limits, such as a profile. */
type Limiting = Pick<Profile, 'limits'>
type Limits = { readonly [K in Name]?: ProfileLimits[K] | undefined }

const NAMES: readonly Name[] = ['maximum', 'maximum_per_kg', 'minimum', 'session_dose', 'load_dose', 'dose_24h']

type Limit = Figure<RateUnit | DoseUnit>
const isDose = (figure: Limit): figure is Figure<DoseUnit> => /^mg(\/kg)?$/.test(figure.unit)
const sizeOf = (figure: Limit, weight: Grams): number =>
  isDose(figure) ? amountOf(figure, weight) : exactRateOf(figure as Figure<RateUnit>, weight)

const ANY_WEIGHT = grams(1000)

/** Whether the first figure allows less than the second one, if there is one; false where only a weight would decide. */
function isTighter(name: Name, first: Limit | undefined, second: Limit | undefined, weight?: Grams): boolean {
  if (first === undefined || second === undefined) return first !== undefined
  if (isPerKg(first) !== isPerKg(second) && weight === undefined) return false
  const [a, b] = [sizeOf(first, weight ?? ANY_WEIGHT), sizeOf(second, weight ?? ANY_WEIGHT)]
  return name === 'minimum' ? a > b : a < b
}

/** The limits of a profile that allow more than the same ones of a protocol. */
export function looserLimits({ limits }: Limiting, protocol: Protocol): readonly Name[] {
  const own: Limits = protocol
  return NAMES.filter((name) => limits[name] !== undefined && isTighter(name, own[name], limits[name]))
}

// A limit on sessions has no meaning for one infusion.
const applies = (name: Name, { setting }: Protocol): boolean => name !== 'session_dose' || setting === 'outpatient'

/** The limits of the profile that are tighter than those of the protocol, or that it has not. */
function tighterLimits({ limits }: Limiting, protocol: Protocol, weight: Grams | undefined): readonly Name[] {
  const own: Limits = protocol
  return NAMES.filter((name) => applies(name, protocol) && isTighter(name, limits[name], own[name], weight))
}

/** Whether a plan that is held to the first profile is held to the second one too. */
export const holdsTo = (
  first: Limiting,
  second: Limiting,
  { protocol, weight }: { readonly protocol: Protocol; readonly weight: Grams | undefined },
): boolean => tighterLimits(second, withLimitsIn(first, protocol, weight), weight).length === 0

/** The protocol with the profile's limits where they are tighter, or where it has none. */
export function withLimitsIn<P extends Protocol>(profile: Limiting | undefined, protocol: P, weight?: Grams): P {
  if (profile === undefined) return protocol
  const names = tighterLimits(profile, protocol, weight)
  return { ...protocol, ...Object.fromEntries(names.map((name) => [name, profile.limits[name]])) }
}

/** The same for a plan. Throws Refusal (exit 2) for a limit per kilogram without a weight: it could not be checked. */
export function withLimitsOf<P extends Protocol>(
  profile: Pick<Profile, 'name' | 'limits'> | undefined,
  protocol: P,
  weight: Grams | undefined,
): P {
  const isPerWeight = NAMES.some((name) => {
    const figure = profile?.limits[name]
    return figure !== undefined && applies(name, protocol) && isPerKg(figure)
  })
  if (profile !== undefined && isPerWeight && weight === undefined)
    refuse('weight-needed', 'profile', profile.name, field('weight'))
  return withLimitsIn(profile, protocol, weight)
}

/** `maximum 35 mg/h` of each limit, in one order. */
export const limitTextsOf = (profile: Limiting | undefined): readonly string[] =>
  NAMES.flatMap((name) => {
    const figure = profile?.limits[name]
    return figure === undefined ? [] : [`${name} ${figure.value} ${figure.unit}`]
  })
