/** Built-in protocols with their types. */
import type { InpatientProtocol, OutpatientProtocol } from '../../src/core/model/protocol'
import { findProtocol } from '../../src/protocols/index'

export const crps10session = findProtocol('crps-10session') as OutpatientProtocol
export const crps5day = findProtocol('crps-5day') as InpatientProtocol
export const fpmPs122021 = findProtocol('fpm-ps12-2021') as InpatientProtocol
export const ketcrps2Inpatient = findProtocol('ketcrps-2-inpatient') as InpatientProtocol
export const ketcrps2Outpatient = findProtocol('ketcrps-2-outpatient') as OutpatientProtocol
export const schwartzman2009 = findProtocol('schwartzman-2009') as OutpatientProtocol
export const tankha2025 = findProtocol('tankha-2025') as OutpatientProtocol
