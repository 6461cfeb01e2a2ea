import { describe, expect, it } from 'vitest'
import { examineProtocolFile } from '../../src/protocols/parse-protocol-file'
import { OURS, ours, own } from './local-file'

/** `line:column found -> right` of every fault. */
const faultsOf = (text: string, name = 'ours.yaml'): readonly string[] =>
  examineProtocolFile(name, text).faults.map(
    ({ place, found, allowed }) => `${String(place).slice(name.length + 1)} ${found} -> ${allowed}`,
  )

const INPATIENT = `format: 2
id: ward-5
title: Ward 5, slow titration
drug: ketamine-racemic
setting: inpatient
length: { value: 4, unit: days, basis: local, source: our protocol 12 }
start: { value: 10, unit: mg/h, basis: local, source: our protocol 12 }
maximum: { value: 10, unit: mg/h, basis: local, source: our protocol 12 }
`
const OUTPATIENT = `format: 2
id: clinic
title: Clinic
drug: ketamine-racemic
setting: outpatient
session_length: { value: 40, unit: min, basis: local, source: us }
sessions: { value: 5, basis: local, source: us }
dose: { value: 0.5, unit: mg/kg, basis: local, source: us }
`

it('finds nothing in files that are right, of either format', () => {
  for (const text of [OURS, INPATIENT, OUTPATIENT]) expect(faultsOf(text)).toEqual([])
})

describe('an unknown key is answered with the nearest key allowed in its place', () => {
  it.each([
    ['9:1 maximun: an unknown key -> maximum', `${INPATIENT}maximun: {}\n`],
    ['9:1 note: a key of a figure -> note inside a figure, or remarks', `${INPATIENT}note: x\n`],
    ['6:63 length.soruce: an unknown key -> source', INPATIENT.replace('our protocol 12 }', 'our 12, soruce: x }')],
    // `dose` is near to `dose_step`, not allowed inside a figure.
    [
      '7:63 start.dose: an unknown key -> value, unit, basis, source, note',
      INPATIENT.replace(/(start.*)our protocol 12 }/, '$1our 12, dose: 1 }'),
    ],
  ])('%s', (fault, text) => expect(faultsOf(text)).toContain(fault))
})

describe('a key of another form says so', () => {
  it.each([
    [
      '9:1 sessions: a key of outpatient protocols -> no sessions, or setting: outpatient',
      `${INPATIENT}sessions: { value: 5 }\n`,
    ],
    ['9:1 wean: a key of inpatient protocols -> no wean, or setting: inpatient', `${OUTPATIENT}wean: { value: 5 }\n`],
    ['9:1 days: a key of format 1 -> length', `${INPATIENT}days: { value: 5 }\n`],
    ['20:1 load: a key of format 2 -> format: 2 at the top of the file', ours('remarks: []', 'remarks: []\nload: {}')],
    [
      '9:1 pca: patient-controlled doses are not planned -> a load, given once, or nothing',
      `${INPATIENT}pca: { value: 1.5 }\n`,
    ],
  ])('%s', (fault, text) => expect(faultsOf(text)).toEqual([fault]))
})

describe('a value with an unquoted colon', () => {
  const QUOTE = 'a value with a colon -> the whole value in double quotes'
  it('is named, and so are the faults of the lines below it', () => {
    const text = `${INPATIENT.replace('Ward 5, slow', 'Ward 5: slow')}hold:\n  - text: SpO2 under 92: stop\n    basis: local\nzzz: 1\n`
    expect(faultsOf(text)).toEqual([
      `3:8 ${QUOTE}`,
      '10:5 hold.0.source: nothing -> its source, in words',
      `10:11 ${QUOTE}`,
      '12:1 zzz: an unknown key -> a key of inpatient protocols, as ketaplan protocols --schema lists them',
    ])
  })

  it('is named in a flow record and in a list', () => {
    expect(faultsOf(`${INPATIENT}hold: [{ text: SpO2: 92 }]\n`)).toEqual([`9:16 ${QUOTE}`])
    expect(faultsOf(INPATIENT.replace('source: our protocol 12', 'source: [our protocol: 12]'))).toEqual([
      '6:55 length.source: [{"our protocol":12}] -> its source in double quotes: the text has a colon',
    ])
  })

  it('gives no protocol, though it could be read in quotes', () => {
    expect(examineProtocolFile('a.yaml', INPATIENT.replace('Ward 5,', 'Ward 5:')).protocol).toBeUndefined()
  })
})

describe('faults that hide others are put aside', () => {
  it('a setting that is misspelt', () => {
    const text = `${INPATIENT.replace('setting:', 'seting:')}sessions: { value: 5 }\n`
    expect(faultsOf(text)).toEqual([
      '1:1 setting: nothing -> inpatient or outpatient',
      '5:1 seting: an unknown key -> setting',
      '9:1 sessions: a key of outpatient protocols -> no sessions, or setting: outpatient',
    ])
  })

  it('an unknown key beside a contradiction and a figure beyond the ceiling', () => {
    const text = INPATIENT.replace('maximum: { value: 10', 'minimum: { value: 500').replace('start', 'zzz: 1\nstart')
    expect(faultsOf(`${text}maximum: { value: 400, unit: mg/h, basis: local, source: us }\n`)).toEqual([
      '7:1 zzz: an unknown key -> a key of inpatient protocols, as ketaplan protocols --schema lists them',
      '9:10 minimum: 500 mg/h -> at most the maximum, 400 mg/h',
    ])
    expect(faultsOf(INPATIENT.replaceAll('value: 10', 'value: 400'))).toEqual(['7:17: start 400 mg/h -> undefined'])
  })

  it('a wrong figure beside a borrowed source, an id that is built in and a key given twice', () => {
    const text = `${INPATIENT}hold: [{ text: 5, basis: local, source: us }]\nid: crps-5day\n`.replace(
      'start: { value: 10, unit: mg/h, basis: local, source: our protocol 12',
      'start: { value: 10, unit: mg/h, basis: stated, source: medscape-2018',
    )
    expect(faultsOf(text)).toEqual([
      '2:5 id: crps-5day is built in -> an id of your own',
      '7:8 start: 10 mg/h -> your own source: 20 mg/h became 10 mg/h',
      '9:16 hold.0.text: 5 -> text',
      '10:1 a key that stands twice -> it once',
    ])
  })
})

it('puts every fault in the order of the file, each once', () => {
  const faults = examineProtocolFile(
    'ours.json',
    own('crps-5day', { 'start.value': 0, 'maximum.value': -1, zzz: 1 }),
  ).faults
  const lines = faults.map(({ place }) => Number(String(place).split(':')[1]))
  expect(lines.length).toBeGreaterThanOrEqual(3)
  expect(lines).toEqual([...lines].sort((a, b) => a - b))
  expect(new Set(faults.map(({ place, found }) => `${place} ${found}`)).size).toBe(faults.length)
})
