/** The calendar in the hands of programs that are not ours. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isHere } from '../outside'
import { eventsOf, expectWellFormed, renamed } from '../render/calendar'
import { runInside } from './inside'
import { inFolder, run } from './run'

// The Debian package is for this Python.
const PYTHON = '/usr/bin/python3'
const READER = `
import sys, json, icalendar
calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())
print(json.dumps([{
    'uid': str(event['UID']), 'summary': str(event['SUMMARY']),
    'start': event.decoded('DTSTART').timestamp(), 'end': event.decoded('DTEND').timestamp(),
} for event in calendar.walk('VEVENT')]))`

const readByPython = (input: string) => JSON.parse(execFileSync(PYTHON, ['-c', READER], { input, encoding: 'utf8' }))

const NOW = ['--now', '2026-01-01T00:00Z'] as const
const SERIES = [
  ['over the clocks going back in New York', ['2026-10-26T08:00', '--tz', 'America/New_York']],
  ['over the clocks going forward in Berlin', ['2027-03-22T09:30', '--tz', 'Europe/Berlin']],
  ['by half an hour on Lord Howe', ['2026-09-28T07:15', '--tz', 'Australia/Lord_Howe']],
  [
    'where a whole day was left out',
    ['2011-12-26T08:00', '--tz', 'Pacific/Apia', '--closed', '2011-12-30', '--allow', 'window', '--reason', 'why'],
  ],
  [
    'every two weeks over both changes',
    ['2026-09-01T08:00', '--tz', 'America/New_York', '-p', 'ketcrps-2-outpatient', '-w', '60'],
  ],
  ['in summer time for good', ['2016-12-05T08:00', '--tz', 'Europe/Istanbul']],
  ['in summer time alone', ['2026-07-06T08:00', '--tz', 'America/New_York']],
  ['where the clocks stand', ['2026-11-30T08:00', '--tz', 'Asia/Kolkata']],
  ['at a fixed offset', ['2026-11-30T08:00-05:00']],
] as const

/** The calendar, by the built program where the machine is another one. */
async function written(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string> {
  const asked = ['outpatient', ...args, ...NOW, '-f', 'ics', '-q']
  return (await (env === undefined ? runInside(asked) : run(asked, { env }))).stdout
}

/** The sessions as the program's own JSON has them. */
async function sessionsOf(args: readonly string[]) {
  const { stdout } = await runInside(['outpatient', ...args, '--json', '-q'])
  const { plan_id: id, segments } = JSON.parse(stdout) as {
    plan_id: string
    segments: readonly { session: number; start: string; end: string }[]
  }
  return segments.map(({ session, start, end }) => ({
    uid: `${id}-${session}@ketaplan`,
    summary: `Infusion ${session} of ${segments.length}`,
    start: Date.parse(start) / 1000,
    end: Date.parse(end) / 1000,
  }))
}

it.each(SERIES)('is well formed: %s', async (_, args) => expectWellFormed(await written(args)))

it.each(SERIES)('means the same to ical.js: %s', async (_, args) => {
  const text = await written(args)
  expect(eventsOf(text)).toEqual(await sessionsOf(args))
  expect(eventsOf(renamed(text))).toEqual(await sessionsOf(args))
})

it.each(SERIES)('is the same bytes on every machine: %s', async (_, args) => {
  const text = await written(args)
  for (const [TZ, LANG] of [
    ['Pacific/Apia', 'C'],
    ['Europe/Berlin', 'de_DE.UTF-8'],
  ] as const)
    expect(await written(args, { TZ, LANG })).toBe(text)
})

describe.skipIf(!isHere(PYTHON, '-c', 'import icalendar'))("Python's icalendar", () => {
  it.each(SERIES)('reads the same events and instants: %s', async (_, args) => {
    const text = await written(args)
    expect(readByPython(text)).toEqual(await sessionsOf(args))
    // By the VTIMEZONE alone.
    expect(readByPython(renamed(text))).toEqual(await sessionsOf(args))
  })
})

describe.skipIf(!isHere('khal', '--version'))('khal', () => {
  /** A calendar of its own for khal, and what it does with it. */
  const withKhal = <T>(use: (khal: (...args: readonly string[]) => string, folder: string) => Promise<T>) =>
    inFolder(async (folder) => {
      mkdirSync(join(folder, 'clinic'))
      writeFileSync(
        join(folder, 'config'),
        `[calendars]\n[[clinic]]\npath = ${join(folder, 'clinic')}\n[sqlite]\npath = ${join(folder, 'khal.db')}\n` +
          '[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\ndateformat = %Y-%m-%d\n' +
          'longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%dT%H:%M\nlongdatetimeformat = %Y-%m-%dT%H:%M\n',
      )
      const env = { ...process.env, HOME: folder, LC_ALL: 'C.UTF-8' }
      const khal = (...args: readonly string[]) =>
        execFileSync('khal', ['-c', join(folder, 'config'), ...args], { env, encoding: 'utf8', stdio: 'pipe' })
      return use(khal, folder)
    })
  const LIST = ['list', '--day-format', '', '--format', '{start-long} {end-long} {title}', '2026-10-01', '90d']

  it('shows every session at its instants, across a clock change, and a second import updates', async () => {
    const [, args] = SERIES[0]
    const expected = (await sessionsOf(args)).map(({ start, end, summary }) =>
      [start, end]
        .map((at) => new Date(at * 1000).toISOString().slice(0, 16))
        .concat(summary)
        .join(' '),
    )
    await withKhal(async (khal, folder) => {
      writeFileSync(join(folder, 'sessions.ics'), await written(args))
      for (const _ of ['first', 'again']) {
        khal('import', '--batch', '-a', 'clinic', join(folder, 'sessions.ics'))
        expect(
          khal(...LIST)
            .trim()
            .split('\n'),
        ).toEqual(expected)
        expect(readdirSync(join(folder, 'clinic'))).toHaveLength(10)
      }
      // The same plan later, with the doses: the same events, with more to say.
      writeFileSync(join(folder, 'later.ics'), await written([...args, '--with-dose']))
      khal('import', '--batch', '-a', 'clinic', join(folder, 'later.ics'))
      expect(
        khal(...LIST)
          .trim()
          .split('\n'),
      ).toEqual(expected)
      const [described] = khal('list', '--day-format', '', '--format', '{description}', '2026-10-26', '1d').split('\n')
      expect(described).toContain('Highest planned rate 20 mg/h for 4 h, 80 mg, if tolerated. Not an order')
    })
  })
})

it('follows the extension, and is kept unless forced', async () => {
  await inFolder(async (folder) => {
    const args = ['outpatient', '2026-11-30T08:00Z', ...NOW, '-q', '-o', 'sessions.ics']
    expect(await run(args, { cwd: folder })).toMatchObject({ code: 0, stdout: '', stderr: '' })
    expectWellFormed(await readFile(join(folder, 'sessions.ics'), 'utf8'))
    expect((await run(args, { cwd: folder })).code).toBe(4)
  })
})

it('refuses an infusion with exit 2 and writes nothing', async () => {
  await inFolder(async (folder) => {
    const { code, stdout, lines } = await run(['inpatient', '2026-11-30', '-o', 'plan.ics'], { cwd: folder })
    expect([code, stdout, readdirSync(folder)]).toEqual([2, '', []])
    expect(lines).toEqual([expect.stringContaining('ics')])
  })
})
