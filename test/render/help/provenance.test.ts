import { describe, expect, it } from 'vitest'
import { plan } from '../../../src/core/plan/plan'
import { parseRequest } from '../../../src/core/request/request'
import { protocols } from '../../../src/protocols/index'
import { readProtocolFile } from '../../../src/protocols/parse-protocol-file'
import { argumentsOf, bannerOf, generatorOf, provenanceTexts } from '../../../src/render/help/provenance'
import { html } from '../../../src/render/html/html'
import { FORMATS, renderers } from '../../../src/render/index'
import { md } from '../../../src/render/markdown/markdown'
import { svg } from '../../../src/render/svg/svg'
import { table } from '../../../src/render/table/table'
import { VERSION } from '../../../src/version'
import { own } from '../../protocols/local-file'
import { hostileProtocol } from '../hostile-protocol'
import { type Asked, BYS, outpatient, planOf, view } from '../plan-of'

const words = (asked: Asked = {}) => argumentsOf(planOf(asked), view(), {}).join(' ')

describe('the command that gives a plan again', () => {
  it.each<[Asked, string]>([
    [{}, 'inpatient 2026-11-30T08:00:00-05:00 --tz America/New_York --protocol crps-5day --no-profile'],
    // A zone that is an offset is the start's own.
    [{ start: '2026-11-30T08:00+05:30' }, 'inpatient 2026-11-30T08:00:00+05:30 --protocol crps-5day --no-profile'],
    [
      { weight: '70', maxRate: '0.5 mg/kg/h', allow: 'step-size', reason: '-why', step: '7.5' },
      'inpatient 2026-11-30T08:00:00-05:00 --tz America/New_York --protocol crps-5day --weight 70 --step 7.5 --max 0.5 mg/kg/h --allow step-size --reason=-why --no-profile',
    ],
    [
      { start: '2026-11-30', now: '2026-11-29T10:00Z' },
      'inpatient 2026-11-30T08:00:00-05:00 --tz America/New_York --protocol crps-5day --now 2026-11-29T10:00:00Z --no-profile',
    ],
    // Offsets with seconds, which no start can have: the zone, or UTC.
    [
      { start: '1970-06-01T08:00', timeZone: 'Africa/Monrovia' },
      'inpatient 1970-06-01T08:00 --tz Africa/Monrovia --protocol crps-5day --no-profile',
    ],
    [
      { start: '1970-06-01T08:00Z', timeZone: 'Africa/Monrovia' },
      'inpatient 1970-06-01T08:00:00Z --tz Africa/Monrovia --protocol crps-5day --no-profile',
    ],
  ])('writes out what was left open: %j', (asked, line) => {
    expect(words(asked)).toBe(line)
  })

  it('names which rows, which prediction and which format', () => {
    expect(
      argumentsOf(outpatient({ weekends: true }), view({ by: 'change', predict: 'domino' }), { format: 'md' }).slice(
        -6,
      ),
    ).toEqual(['--no-profile', '--by', 'change', '--predict=domino', '--format', 'md'])
    expect(argumentsOf(outpatient({ weekends: true }), view({ by: 'session' }), {})).toContain('--weekends')
    expect(argumentsOf(planOf(), view(), { format: 'md', explain: true }).slice(-3)).toEqual([
      '--explain',
      '--format',
      'md',
    ])
  })

  it('names a local file so that it is read as one', () => {
    expect(argumentsOf(hostileProtocol('x'), view(), {})).toContain('ours.json')
  })
})

describe('provenance', () => {
  const local = (value: number) => readProtocolFile('ours.json', own('crps-5day', { 'maximum.value': value }))
  const asked = { start: '2026-11-30T08:00-05:00', setting: 'inpatient', stepEvery: '24h' } as const

  it.each(protocols)('is empty for the built-in $id', (protocol) => {
    expect(bannerOf(protocol)).toBe('')
  })

  it('says that the protocol is local, and which file it was read from', () => {
    const protocol = local(40)
    expect(bannerOf(protocol)).toBe(`LOCAL PROTOCOL, file ${protocol.local?.hash}`)
  })

  it('says where the maximum is above every built-in one', () => {
    // The highest built-in one for racemic ketamine is 50 mg/h.
    expect(bannerOf(local(50))).not.toContain('above')
    expect(bannerOf(local(50.1))).toMatch(/; its maximum is above that of every built-in protocol for this drug$/)
  })

  it('says where no session dose is limited, or one above every built-in one', () => {
    const series = (changes: object) => bannerOf(readProtocolFile('ours.json', own('crps-10session', { ...changes })))
    expect(series({})).not.toContain(';')
    expect(series({ session_dose: undefined })).toMatch(/; it has no limit on the dose of a session$/)
    // The highest built-in one is 200 mg.
    expect(series({ 'session_dose.value': 201 })).toContain('above that of every built-in')
  })

  // A calendar has no heading: it stands with each dose, and its own test says so.
  const whole = FORMATS.filter((format) => format !== 'ics')

  it.each(whole.flatMap((format) => BYS.map((by) => [format, by] as const)))(
    'stands in every %s by %s, once as a reader counts',
    async (format, by) => {
      const protocol = local(60)
      const planned = plan(parseRequest(asked, { now: 0, zone: () => 'UTC' }), protocol)
      const text = (await renderers[format]())(planned, view({ by })).replace(/\s+/g, ' ')
      expect(text).toContain(protocol.local?.hash)
      if (format === 'json') expect(JSON.parse(text).protocol.local.above_built_ins).toBe(true)
      expect(text.split('LOCAL PROTOCOL').length - 1).toBe(1)
      expect(text).toContain('above that of every built-in protocol')
    },
  )

  describe('provenance', () => {
    const COMMAND =
      'ketaplan inpatient 2026-11-30T08:00:00-05:00 --tz America/New_York --protocol crps-5day --no-profile'

    it('names the version and the command', () => {
      expect(generatorOf(planOf(), view(), {})).toEqual({
        name: 'ketaplan',
        version: VERSION,
        command: COMMAND,
        arguments: COMMAND.split(' ').slice(1),
      })
    })

    it('gives the time of making only where it was given', () => {
      const generator = generatorOf(planOf({ now: '2026-11-30T07:00' }), view(), {})
      expect(generator.made).toBe('2026-11-30T12:00:00Z')
      expect(provenanceTexts(generator)).toEqual([`ketaplan ${VERSION}, made 2026-11-30T12:00:00Z.`])
    })

    it('names a local file by its base name and its SHA-256', () => {
      const plan = hostileProtocol('x')
      const { files } = generatorOf(plan, view(), {})
      expect(files).toEqual([{ name: 'ours.json', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }])
      expect(files?.[0]?.sha256.startsWith(plan.protocol.local?.hash ?? '-')).toBe(true)
    })

    it('is in every document, on one line or joined by the shell', () => {
      expect(md(planOf(), view())).toContain(`\n\`\`\`sh\n${COMMAND} --format md\n\`\`\`\n`)
      expect(html(planOf(), view({ by: 'change' }))).toContain(`<li>The same plan again: ${COMMAND} --format html</li>`)
      expect(svg(planOf(), view())).toContain('The same plan again: ketaplan inpatient')
      expect(table(planOf(), view()).replaceAll(' \\\n  ', ' ')).toContain(`- The same plan again:\n${COMMAND}\n`)
    })
  })
})
