import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { svg } from '../../../src/render/svg/svg'
import { lawRuns } from '../../law-runs'
import { isHere } from '../../outside'
import { hostileReasons, live } from '../hostile'
import { hostileProtocol } from '../hostile-protocol'
import { outpatient, planOf, requests, view } from '../plan-of'

const lifted = (reason: string) => planOf({ days: '1', step: '7.5', allow: 'step-size', reason })

it('says what it is to those who do not see it', () => {
  const drawing = svg(planOf(), view())
  expect(drawing).toContain('role="img" aria-labelledby="title desc"')
  expect(drawing).toContain(
    `<title id="title">Ketamine (racemic) · inpatient · crps-5day · plan ${planOf().id}</title>`,
  )
  const [, told = ''] = /<desc id="desc">([^<]*)</.exec(drawing) ?? []
  for (const said of ['Not an order', '08:00 20 mg/h', '12:00 40 mg/h, then held', 'In all 4,750 mg'])
    expect(told).toContain(said)
})

it('states the basis of a figure beside it, because it has no footnotes', () => {
  const drawing = svg(planOf({ start: '2026-11-30' }), view())
  expect(drawing).toContain('08:00 (assumed), America/New_York')
  expect(drawing).toContain('every 1 h (assumed), at most 40 mg/h')
  expect(drawing).not.toMatch(/\[\d\]/)
})

it('shows what was overridden, why, and whose protocol it is', () => {
  expect(svg(lifted('seen twice'), view())).toContain('Reason: seen twice')
  expect(svg(hostileProtocol('x'), view())).toContain('LOCAL PROTOCOL, file ')
})

it('has a place for every line within its height', () => {
  for (const plan of [planOf({ weight: '70' }), outpatient(), lifted('word '.repeat(80))]) {
    const drawing = svg(plan, view({ predict: 'kamp-2020' }))
    const [, height = 0] = (/viewBox="0 0 [\d.]+ ([\d.]+)"/.exec(drawing) ?? []).map(Number)
    const ys = [...drawing.matchAll(/<text x="[^"]*" y="([^"]*)"/g)].map((match) => Number(match[1]))
    expect(Math.max(...ys)).toBeLessThan(height)
  }
})

it('knows no element but its own, whatever it is told', () => {
  const own = new Set(['?xml', 'svg', 'title', 'desc', 'style', 'rect', 'g', 'text', 'path', 'line', '!--'])
  fc.assert(
    fc.property(hostileReasons, (said) => {
      for (const drawing of [svg(lifted(said), view()), svg(hostileProtocol(said), view())]) {
        for (const [, name = ''] of drawing.matchAll(/<\/?([^\s>]*)/g)) expect(own).toContain(name)
        expect(drawing).not.toMatch(/<[^>]*\s(?:on\w+|href|style)=/)
        expect(live(drawing.replaceAll('\n', ''))).toEqual([])
      }
    }),
    { numRuns: lawRuns(40, 13) },
  )
})

describe.skipIf(!isHere('xmllint', '--version'))('as xmllint reads it', () => {
  const check = (drawing: string) =>
    spawnSync('xmllint', ['--noout', '--nonet', '-'], { input: drawing, encoding: 'utf8' })

  it('is well-formed, for any plan', () => {
    fc.assert(
      fc.property(requests, hostileReasons, (asked, reason) => {
        const { status, stderr } = check(svg(planOf({ ...asked, reason }), view()))
        expect(stderr).toBe('')
        expect(status).toBe(0)
      }),
      { numRuns: lawRuns(30, 10) },
    )
  })

  it('has one title and one description', () => {
    for (const name of ['title', 'desc']) {
      const query = ['--xpath', `count(/*/*[local-name()='${name}'])`, '-']
      const { stdout } = spawnSync('xmllint', query, { input: svg(planOf(), view()), encoding: 'utf8' })
      expect(stdout.trim()).toBe('1')
    }
  })
})
