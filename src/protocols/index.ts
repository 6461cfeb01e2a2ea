import { accept } from '../core/model/accepted-protocol'
import type { Protocol, Setting } from '../core/model/protocol'
import amr2010 from './amr-2010.json'
import correll2004 from './correll-2004.json'
import crps5day from './crps-5day.json'
import crps10session from './crps-10session.json'
import fpmPs122021 from './fpm-ps12-2021.json'
import goldberg2005 from './goldberg-2005.json'
import goldberg2010 from './goldberg-2010.json'
import ketcrps2Inpatient from './ketcrps-2-inpatient.json'
import ketcrps2Outpatient from './ketcrps-2-outpatient.json'
import lauritsen2016 from './lauritsen-2016.json'
import mangnus2022 from './mangnus-2022.json'
import medscape2018Outpatient from './medscape-2018-outpatient.json'
import noppers2011Fm from './noppers-2011-fm.json'
import pomeroy2017 from './pomeroy-2017.json'
import rema2012 from './rema-2012.json'
import schwartzman2009 from './schwartzman-2009.json'
import tankha2025 from './tankha-2025.json'

// As they are written in a protocol file: a test holds each to the rules of those.
const builtIn = [
  crps5day,
  crps10session,
  goldberg2005,
  goldberg2010,
  schwartzman2009,
  medscape2018Outpatient,
  ketcrps2Inpatient,
  ketcrps2Outpatient,
  correll2004,
  lauritsen2016,
  pomeroy2017,
  fpmPs122021,
  tankha2025,
  amr2010,
  rema2012,
  mangnus2022,
  noppers2011Fm,
] as unknown as readonly Protocol[]

/** Every built-in protocol; the first of a setting is its default. Frozen. */
export const protocols: readonly Protocol[] = Object.freeze(builtIn.map((protocol) => accept(protocol)))

/** The built-in protocol with this id, if there is one. */
export const findProtocol = (id: string): Protocol | undefined => protocols.find((protocol) => protocol.id === id)

/** The protocol that a setting is planned by when none is named. */
export function defaultProtocol(setting: Setting): Protocol {
  const found = protocols.find((protocol) => protocol.setting === setting)
  if (found === undefined) throw new RangeError(`no protocol for ${setting}`)
  return found
}
