/** Notices about doses: what a fixed dose, a load, and a dose limit that is held as a rate really give. */
import { findingOf } from '../model/finding'
import { doseAfter, stepsWithin } from '../schedule/regimen'
import { bySession, doseOfAll, doseOfSegment, type Segment, titrationOf } from '../schedule/segment'
import { type Dose, mg, mgFine, mgPerHText } from '../values/quantity'
import type { NoticeRule } from './types'

const mgText = (dose: Dose): string => `${mg(dose)} mg`
/** Two doses as texts, with a third decimal where they are the same at two. */
const distinctTexts = (asked: Dose, given: Dose): readonly [string, string] =>
  mg(asked) === mg(given) ? [`${mgFine(asked)} mg`, `${mgFine(given)} mg`] : [mgText(asked), mgText(given)]

/** The first session of each rate that gives less than its dose: because a limit cuts it, or by rounding alone. */
const fixedDose: NoticeRule = ({ regimen, segments, maximum: { limit }, given: record }) => {
  const { rates } = regimen
  // After what was given, doses are lower for other reasons than these.
  if (rates.rule !== 'doses' || record !== undefined) return []
  const titration = titrationOf(segments)
  const firsts = titration.filter(({ wanted }, index) => wanted !== titration[index - 1]?.wanted)
  return firsts.flatMap((segment) => {
    const asked = doseAfter(segment.session - 1, rates)
    const given = doseOfSegment(segment)
    if (given >= asked) return []
    const place = `session ${segment.session}`
    const isCut = segment.rate < segment.wanted
    const [found, allowed] = isCut ? [mgText(asked), mgText(given)] : distinctTexts(asked, given)
    return isCut
      ? [{ ...findingOf('note', 'dose-cut', place, found, allowed), limit }]
      : [findingOf('note', 'dose-given', place, found, allowed)]
  })
}

const loadsOf = (segments: readonly Segment[]): readonly Segment[] => segments.filter(({ phase }) => phase === 'load')

const load: NoticeRule = ({ regimen, segments, request }) => {
  const [first] = loadsOf(segments)
  if (regimen.load === undefined || first === undefined) return []
  const { dose, wanted } = regimen.load
  const given = doseOfSegment(first)
  return [
    ...(dose.value < wanted ? [findingOf('note', 'load-cut', 'load', mgText(wanted), mgText(dose.value))] : []),
    ...(given < dose.value ? [findingOf('note', 'load-given', 'load', ...distinctTexts(dose.value, given))] : []),
    ...(request.weight === undefined ? [findingOf('note', 'load-not-checked', 'load', mgText(wanted))] : []),
  ]
}

/** A dose limit holds the rate from the start: where the rate rises, less than the limit is given. */
const asRate: NoticeRule = ({ regimen, segments, maximum: { limit, rate } }) => {
  const most = Math.max(...bySession(segments).map(doseOfAll)) as Dose
  const isLess = limit.name === 'session-dose' && stepsWithin(regimen) && most < limit.bound
  if (!isLess && limit.name !== 'dose-24h') return []
  const found = isLess ? mgText(most) : mgPerHText(rate)
  return [{ ...findingOf('note', 'below-dose-limit', 'plan', found, `${limit.value} ${limit.unit}`), limit }]
}

export const DOSE_NOTICES: readonly NoticeRule[] = [fixedDose, load, asRate]
