/** What the words of a pump log or a medication record say happened. */

const BOLUS =
  /(?<!\b(?:no|not|without|after|refused) )\b(?:bolus(?:es)?|loading dose|pca dose|push dose)\b(?: (?:dose|of|given|iv|ketamine)){0,3}[ :=]*(?:([0-9]+(?:[.,][0-9]+)?) ?mg\b)?/i
const DOSE_FIRST = /\b([0-9]+(?:[.,][0-9]+)?) ?mg (?:iv )?(?:ketamine )?(?:bolus|push|loading)/i

/** The mg of a bolus that words tell of, empty where they do not say how much; undefined for none. */
export function bolusIn(note: string): string | undefined {
  if (!/bolus|loading|push|pca/i.test(note)) return undefined
  const first = DOSE_FIRST.exec(note)
  if (first !== null) return first[1]
  const found = BOLUS.exec(note)
  return found === null ? undefined : (found[1] ?? '')
}

const RATE = /([0-9]+(?:[.,][0-9]+)?) ?(mg|ml|mls|cc) ?(?:\/|per) ?(?:hours?|hr|h)\b/gi
/** The last rate that words tell of: `increased from 20 to 25 mg/h`. */
export function rateIn(note: string): readonly [column: 'rate_mg_h' | 'rate_mL_h', figure: string] | undefined {
  const last = [...note.slice(0, 200).matchAll(RATE)].at(-1)
  return last === undefined ? undefined : [/mg/i.test(last[2] ?? '') ? 'rate_mg_h' : 'rate_mL_h', last[1] ?? '']
}

const STOPPED =
  /^\W*(?:(?:infusion|ketamine|pump|rate) )?(?:was )?(?:stopp?ed|stop|paused?|held|hold|on hold|discontinued|interrupted|off|completed|ended)\b(?!.*\brestart)/i

/** Whether words say that from here on nothing flows. */
export const isStopEvent = (note: string): boolean => note !== '' && STOPPED.test(note)
