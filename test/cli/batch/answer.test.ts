import { expect, it } from 'vitest'
import { answerer } from '../../../src/cli/batch/answer'
import { jsonLine } from '../../../src/cli/batch/request-line'
import { contextOf, type ReadFile } from '../../../src/cli/io/io'
import { OURS } from '../../protocols/local-file'
import { planOf } from '../../render/plan-of'
import { fakeIo } from '../fake-io'

const ASKED = { id: 'p1', setting: 'inpatient', start: '2026-11-30T08:00', tz: 'America/New_York' }

/** Answers lines, numbered from 7 on. */
async function answers(lines: readonly (object | string)[], readFile?: ReadFile) {
  const answer = answerer({}, contextOf(fakeIo().io), readFile)
  const all = []
  for (const [index, line] of lines.entries()) {
    const text = typeof line === 'string' ? line : JSON.stringify(line)
    const { records, ...answered } = await answer({ number: 7 + index, text }, jsonLine)
    const lines = records.split('\n').filter((record) => record !== '')
    all.push({ ...answered, records: lines.map((record) => JSON.parse(record)) })
  }
  return all
}

it('plans a line as the command line would', async () => {
  expect(await answers([{ ...ASKED, weight: 70 }])).toEqual([{ id: 'p1', plan: planOf({ weight: '70' }), records: [] }])
})

it('records what is wrong: the line, its id where it has one, the code, the field and a sentence', async () => {
  const [refused, unread] = await answers([{ ...ASKED, max: '45' }, '{"id":"p1"'])
  expect(refused).toEqual({
    id: 'p1',
    records: [
      {
        line: 7,
        id: 'p1',
        severity: 'error',
        code: 'beyond-hard-limit',
        field: 'max',
        message:
          'max 45 mg/h exceeds 40 mg/h, the hard limit rate (stated by patient article, medscape-2018, rsdinfo-2011). A hard limit cannot be overridden.',
      },
    ],
  })
  expect(unread?.records).toMatchObject([{ line: 8, id: '', code: 'not-json', field: 'line' }])
})

it('records a warning beside the plan', async () => {
  const [answer] = await answers([{ ...ASKED, 'step-every': '240h' }])
  expect(answer?.plan).toBeDefined()
  expect(answer?.records).toMatchObject([
    { line: 7, id: 'p1', severity: 'warning', code: 'never-steps', field: 'step-every' },
  ])
})

it('goes on after a fault', async () => {
  const all = await answers([ASKED, { ...ASKED, start: 'soon' }, ASKED])
  expect(all.map(({ plan }) => plan?.id)).toEqual([planOf().id, undefined, planOf().id])
})

it('keeps what could act on a screen out of its records', async () => {
  const answer = answerer({}, contextOf(fakeIo().io))
  const { records } = await answer({ number: 1, text: '{"\\u001b[2J\\u202e":"x"' }, jsonLine)
  expect(records).toMatch(/^\{[ -~]*\}\n$/)
})

it('reads a protocol file once, however many lines name it', async () => {
  const { io } = fakeIo({ files: ['ours.yaml'], text: OURS })
  const read: string[] = []
  const counting: ReadFile = async (path, most) => {
    read.push(path)
    return io.readFile(path, most)
  }
  const line = { ...ASKED, protocol: 'ours.yaml' }
  const all = await answers([line, line, line], counting)
  expect(all.map(({ plan }) => plan?.protocol.local?.hash).filter((hash) => hash !== undefined).length).toBe(3)
  expect(read).toEqual(['ours.yaml'])
})

it.each([
  ['gone.yaml', 'unreadable', 'gone.yaml'],
  ['nonsense', 'unknown-protocol', 'nonsense'],
  ['broken.yaml', 'bad-protocol', 'broken.yaml:1:1'],
])('lays a protocol that is %s on the line that names it', async (protocol, code, words) => {
  const { io } = fakeIo({ files: ['broken.yaml'], text: '- a list' })
  const [wrong, next] = await answers([{ ...ASKED, protocol }, ASKED], io.readFile)
  expect(wrong?.records).toMatchObject([{ line: 7, id: 'p1', code, field: 'protocol' }])
  expect(wrong?.records[0].message).toContain(words)
  expect(next?.plan).toBeDefined()
})

it.each(['ours.yaml', './ours.yaml', '/ours.yaml', '../ours.json', 'a/b', 'C:\\ours.yml'])(
  'reads no file unless a folder for them is named: %s',
  async (protocol) => {
    const [refused, next] = await answers([{ ...ASKED, protocol }, ASKED])
    expect(refused?.records).toMatchObject([{ code: 'file-in-batch', field: 'protocol' }])
    expect(refused?.records[0].message).toContain('add --protocol-dir <folder>')
    expect(next?.plan).toBeDefined()
  },
)

it.each([
  [undefined, undefined],
  [false, undefined],
  ['false', undefined],
  [true, 'kamp-2020'],
  ['true', 'kamp-2020'],
  ['domino', 'domino'],
])('predicts with %j by %j', async (predict, model) => {
  const [answer] = await answers([{ ...ASKED, predict }])
  expect(answer?.plan?.id).toBe(planOf().id)
  expect(answer?.predict).toBe(model)
})

it.each([
  [true, 'simons-2022'],
  ['fanta-2015', 'fanta-2015'],
])('predicts esketamine with %j by %j', async (predict, model) => {
  const [answer] = await answers([{ ...ASKED, protocol: 'ketcrps-2-inpatient', weight: 70, predict }])
  expect(answer?.predict).toBe(model)
})

it.each([
  [{ predict: 'toString' }, 'unknown-model'],
  [{ predict: 1 }, 'wrong-type'],
  [{ predict: true, weight: 130 }, 'predict-weight'],
  [{ predict: 'simons-2022' }, 'predict-drug'],
  [{ predict: 'domino', protocol: 'ketcrps-2-inpatient', weight: 70 }, 'predict-drug'],
])('reports a missing prediction at the line that asks for it: %j', async (over, code) => {
  const [answer, next] = await answers([{ ...ASKED, ...over }, ASKED])
  expect(answer?.plan).toBeUndefined()
  expect(answer?.records).toMatchObject([{ line: 7, id: 'p1', code, field: 'predict' }])
  expect(next?.plan).toBeDefined()
})

it('throws what is not a fault of the line', async () => {
  const answer = answerer({}, contextOf(fakeIo().io))
  const broken = () => {
    throw new TypeError('a fault of ours')
  }
  await expect(answer({ number: 1, text: 'x' }, broken)).rejects.toThrow('a fault of ours')
})
