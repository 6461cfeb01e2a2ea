import { plan } from '../../src/core/plan/plan'
import type { Plan } from '../../src/core/plan/types'
import { parseRequest } from '../../src/core/request/request'
import { readProtocolFile } from '../../src/protocols/parse-protocol-file'
import { own } from '../protocols/local-file'

/** A plan by a local protocol that says this wherever a file may say something. */
export function hostileProtocol(said: string): Plan {
  const note = `"${said}"`
  const source = [note]
  const file = own('crps-5day', {
    title: note,
    'step.note': note,
    'step.source': source,
    'maximum.source': source,
    'step_every.note': note,
    'extent.text': note,
    'step_condition.text': note,
    'adjuncts.0.what': note,
    'adjuncts.0.when': note,
    'adjuncts.0.note': note,
    remarks: [{ text: note, basis: 'local', source }],
    monitoring: [{ what: note, when: note, basis: 'local', source }],
  })
  const raw = { setting: 'inpatient', start: '2026-11-30T08:00', timeZone: 'America/New_York', days: '1' } as const
  return plan(parseRequest(raw, { now: 0, zone: () => 'UTC' }), readProtocolFile('ours.json', file))
}
