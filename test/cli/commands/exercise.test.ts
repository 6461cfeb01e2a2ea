import { expect, it } from 'vitest'
import { EXERCISE } from '../../../src/check/check'
import { run } from '../fake-io'

it('writes a table, a page or a workbook, and the key beside it', async () => {
  const { files, code } = await run(['exercise', '-o', 't.csv', '-o', 't.html', '-o', 't.xlsx', '--key', 'k.html'])
  expect([code, [...files.keys()]]).toEqual([0, ['k.html', 't.csv', 't.html', 't.xlsx']])
  expect(String(files.get('t.csv')).startsWith(`"${EXERCISE}"\n`)).toBe(true)
  expect(files.get('k.html')).toContain('FAULTS FOUND')
})

it('gives the same workbook its faults, in its cells', async () => {
  const { files } = await run(['exercise', '--seed', '7', '--kinds', 'dose', '-o', 't.csv', '-o', 't.xlsx'])
  const rules = async (input: Parameters<typeof run>[1]) => {
    const { out, code } = await run(['check', '-', '--json'], input)
    return [code, JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule)]
  }
  const ofText = await rules({ input: String(files.get('t.csv')) })
  expect(await rules({ input: [Buffer.from(files.get('t.xlsx') ?? '', 'latin1')] })).toEqual(ofText)
})

it('leaves doses and totals blank to be predicted, with all of them in the key', async () => {
  const { out, files } = await run(['exercise', '--blank', '--key', 'k.csv'])
  expect(out.split('\n')[2]).toMatch(/,,,crps-10session$/)
  expect(String(files.get('k.csv')).split('\n')[2]).toMatch(/,80,80,crps-10session$/)
})

it.each([
  [['--kinds', 'nonsense'], '--kinds "nonsense" is not a choice'],
  [['--faults', '0'], '--faults "0" is not a whole number'],
  [['--faults', '9', '--kinds', 'session'], '--faults 9 is too large'],
  [['--blank', '--faults', '2'], '--blank'],
  [['-p', 'nonsense'], '--protocol "nonsense" is not a choice'],
  [['-o', 't.pdf'], '--output "t.pdf" has an unknown extension'],
  [['-o', 't.csv', '--key', './t.csv', '--force'], '--output or --key lists "t.csv" more than once'],
  [['-o', 't.csv', '-o', 't.csv'], '--output or --key lists "t.csv" more than once'],
])('refuses %j', async (more, words) => {
  const { err, code, files } = await run(['exercise', ...more])
  expect([code, err, files.size]).toEqual([2, expect.stringContaining(words), 0])
})
