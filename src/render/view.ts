import type { Setting } from '../core/model/protocol'
import type { ModelId } from '../core/pharmacokinetics/models'
import type { By } from '../core/plan/rows'
import type { Instant } from '../core/values/time-zone'

/**
 * Colours by meaning: title and head order the text; a step up, the maximum, a warning. Each may leave the text as it
 * is, so meaning never depends on colour.
 */
export type Paint = Readonly<Record<'title' | 'head' | 'step' | 'held' | 'warning', (text: string) => string>>

const same = (text: string): string => text
export const plainPaint: Paint = { title: same, head: same, step: same, held: same, warning: same }

/** The rows of a setting when none are asked for. The page is a record of the changes of rate. */
export const rowsOfSetting = (setting: Setting, format?: string): By =>
  setting === 'outpatient' ? 'session' : format === 'html' ? 'change' : 'hour'

export interface View {
  readonly by: By
  /** Columns of the terminal. */
  readonly width: number
  readonly paint: Paint
  /** CSV with a byte-order mark and CRLF; also with semicolons and decimal commas. */
  readonly excel: boolean | 'semicolon'
  /** The model that predicts the plasma concentration; absent: no prediction. */
  readonly predict?: ModelId
  /** Sources by their ids alone, where the citations can be asked for. */
  readonly sourcesNamed?: true
  /** Charts in ASCII only. */
  readonly ascii?: true
  /** The time stamp of a calendar; absent: the plan's start. */
  readonly now?: Instant
  /** The version that a document names; absent: this one. */
  readonly version?: string
  /** What the UIDs of a calendar begin with; absent: the plan's id. */
  readonly series?: string
  /** The SEQUENCE of a calendar's events. */
  readonly revision?: number
  /** A page with observation sheets. */
  readonly observations?: true
  /** A calendar with the dose of each session. */
  readonly withDose?: true
}

// No line break between a figure and its unit.
const BREAK = / (?!(?:mg|ng|mL|mcg|kg|h|min|days|in all)\b)/

const NO_BREAK = '\u00a0'

/** The same text, never broken by `wrap`. */
export const unbroken = (text: string): string => text.replaceAll(' ', NO_BREAK)

/** The text with its blanks again. */
export const broken = (text: string): string => text.replaceAll(NO_BREAK, ' ')

/** Lines as a text for a terminal, without blanks at their ends. */
export const linesText = (lines: readonly string[]): string => `${lines.join('\n').replace(/[ \t]+$/gm, '')}\n`

/** Wraps a text between words, with later lines indented. A word longer than the width gets a line of its own. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(BREAK)) {
    const lead = lines.length === 0 ? '' : indent
    if (line === '') line = lead + word
    else if (line.length + 1 + word.length <= width) line = `${line} ${word}`
    else {
      lines.push(line)
      line = indent + word
    }
  }
  return broken([...lines, line].join('\n'))
}
