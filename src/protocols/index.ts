import { accept } from '../core/model/accepted-protocol'
import type { Protocol, Setting } from '../core/model/protocol'
import { crps5day } from './crps-5day'
import { crps10session } from './crps-10session'
import { goldberg2005 } from './goldberg-2005'
import { goldberg2010 } from './goldberg-2010'
import { ketcrps2Inpatient } from './ketcrps-2-inpatient'
import { ketcrps2Outpatient } from './ketcrps-2-outpatient'
import { medscape2018Outpatient } from './medscape-2018-outpatient'
import { schwartzman2009 } from './schwartzman-2009'

const builtIn: readonly Protocol[] = [
  crps5day,
  crps10session,
  goldberg2005,
  goldberg2010,
  schwartzman2009,
  medscape2018Outpatient,
  ketcrps2Inpatient,
  ketcrps2Outpatient,
]

/** Every built-in protocol; the first of a setting is its default. Frozen. */
export const protocols: readonly Protocol[] = Object.freeze(builtIn.map((protocol) => accept(protocol)))

/** The built-in protocol with this id, if there is one. */
export const findProtocol = (id: string): Protocol | undefined =>
  protocols.find((protocol) => protocol.id === id)

/** The protocol that a setting is planned by when none is named. */
export function defaultProtocol(setting: Setting): Protocol {
  const found = protocols.find((protocol) => protocol.setting === setting)
  if (found === undefined) throw new RangeError(`no protocol for ${setting}`)
  return found
}
