import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { IN, inFolder, OUT, run, shell } from './run'

it('finds what is wrong in a file as other programs write it: byte-order mark, CRLF, semicolons, decimal commas', async () => {
  await inFolder(async (cwd) => {
    const rows = ['Stunde;Rate (mg/h);Dose (mg)', '1;20;20,0', '2;25;52,0', '']
    await writeFile(join(cwd, 'table.csv'), `\ufeff${rows.join('\r\n')}`)
    const { code, stdout, stderr } = await run(
      ['check', 'table.csv', '-f', 'lines', '--map', 'Stunde=hour', '-w', '70'],
      { cwd },
    )
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout.split('\n')).toEqual([
      'table.csv:3:1: warning course-short: 2 h, allowed 5 days',
      'table.csv:3:6: error dose: 52 mg, allowed 25 mg (25 mg/h x 1 h)',
      '1 error, 1 warning, 0 notes in 2 rows, checked against crps-5day (the default inpatient protocol), inpatient (it is one course)',
      '',
    ])
  })
})

it.each([[IN], [OUT]])('reads a plan of %j from standard input and finds nothing', async (args) => {
  const plan = [...args, '-w', '70', '-c', '2', '--csv', '-q']
  const { code, stdout } = await shell(
    `"$@" | ${process.execPath} bin/ketaplan.js check - --strict -w 70 -c 2 --format lines`,
    plan,
  )
  expect(code).toBe(0)
  expect(stdout).toMatch(/^0 errors, 0 warnings, 0 notes in \d+ rows, /)
})

it('ends quietly with a reader who has seen enough', async () => {
  await inFolder(async (cwd) => {
    const rows = Array.from({ length: 20_000 }, (_, hour) => `${hour + 1},90`)
    await writeFile(join(cwd, 'table.csv'), `Hour,Rate (mg/h)\n${rows.join('\n')}\n`)
    const { code, stdout, stderr } = await shell('"$@" | head -1', ['check', 'table.csv'], { cwd })
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^FAULTS FOUND: [0-9,]+ errors\..*\n$/)
  })
})

it('writes what it found to a file, keeps one that is there, and still exits 1', async () => {
  await inFolder(async (cwd) => {
    await writeFile(join(cwd, 'table.csv'), 'Hour,Rate\n1,20\n')
    const args = ['check', 'table.csv', '-o', 'found.csv']
    expect(await run(args, { cwd })).toMatchObject({ code: 1, stdout: '', stderr: '' })
    const found = await readFile(join(cwd, 'found.csv'), 'utf8')
    expect(found).toContain('\ntable.csv,1,6,error,unit,column Rate without a unit,')
    const again = await run(args, { cwd })
    expect([again.code, again.lines.length]).toEqual([4, 1])
    expect(await readFile(join(cwd, 'found.csv'), 'utf8')).toBe(found)
  })
})

it.each([
  [2, 'a,b\n1,"2\n', 'not CSV'],
  [2, Buffer.from([0x61, 0x0a, 0x81, 0x67]), 'not text'],
  [2, 'a,b\n', 'no rows'],
])('exits %i for %j', async (code, text, words) => {
  await inFolder(async (cwd) => {
    await writeFile(join(cwd, 'table.csv'), text)
    const ended = await run(['check', 'table.csv'], { cwd })
    expect([ended.code, ended.stdout, ended.lines.length]).toEqual([code, '', 1])
    expect(ended.stderr).toContain(words)
  })
})

it('exits 4 for a file that is not there', async () => {
  expect(await run(['check', 'no-such.csv'])).toMatchObject({ code: 4, stdout: '' })
})
