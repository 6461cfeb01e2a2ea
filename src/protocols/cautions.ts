import type { Setting } from '../core/model/protocol'
import cautions from './lists/cautions.json'

/** What is printed with every plan, in this order. */
interface Caution {
  readonly text: string
  readonly source: readonly string[]
  /** Only with plans of this setting. */
  readonly setting?: Setting
}

const all = cautions as readonly Caution[]

/** The cautions for plans of a setting, in order. */
export const cautionsFor = (setting: Setting): readonly Caution[] =>
  all.filter((caution) => caution.setting === undefined || caution.setting === setting)
