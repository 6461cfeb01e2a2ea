/** The planner's page in Chromium: mouse, keyboard, touch, and the answers of the command line. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import fc from 'fast-check'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkOf, type State } from '../../src/cli/page/page-data'
import { modelsOf } from '../../src/core/pharmacokinetics/models'
import { protocols } from '../../src/protocols/index'
import { OPTION_OF } from '../../src/render/help/option-names'
import { isHere } from '../outside'
import { launched, noted } from './browser'
import { runInside } from './inside'
import { run } from './run'

const folder = mkdtempSync(join(tmpdir(), 'ketaplan-planner-'))
const FILE = join(folder, 'planner.html')
const START: State = { setting: 'inpatient', start: '2026-11-30T08:00', timeZone: 'UTC' }
const linkTo = (a: State, b?: State): string =>
  `${pathToFileURL(FILE)}#${linkOf({ a, ...(b === undefined ? {} : { b }) })}`
/** Kept to be looked at; in no commit. */
const KEPT = join(__dirname, '../../artefacts')

beforeAll(async () => {
  // The script of the page is put in by the build.
  expect((await run(['page', '-o', FILE])).code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true }))

it('is one file of less than 400 kB', () => {
  expect(readFileSync(FILE).length).toBeLessThan(400_000)
})

/** States as people type them, some of them wrong. */
const ids = protocols.map(({ id, setting }) => ({ setting, protocol: id }))
const TYPED = {
  weight: ['70', '45.5', '28', '154lb', '120'],
  startRate: ['10', '20', '25', '0.2mg/kg/h'],
  step: ['2.5', '5', '10', 'x'],
  stepEvery: ['1h', '4h', '24h', '10min'],
  maxRate: ['30', '35', '40', '41', '60'],
  length: ['2d', '100h', '3h', '4d'],
  concentration: ['1', '2', '2.5', '50'],
  allow: ['rate-per-weight'],
  reason: ['seen by the pain team'],
} as const
const FIELDS = Object.keys(TYPED) as (keyof typeof TYPED)[]
const states: fc.Arbitrary<State> = fc
  .tuple(
    fc.oneof(fc.constantFrom({ setting: 'inpatient' }, { setting: 'outpatient' }), fc.constantFrom(...ids)),
    fc
      .subarray([...FIELDS], { maxLength: 3 })
      .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, fc.constantFrom(...TYPED[name])])))),
  )
  .map(([head, fields]) => ({ ...START, ...head, ...fields }) as State)

const wordsOf = ({ setting = '', start = '', ...fields }: State): readonly string[] => [
  setting,
  start,
  ...Object.entries(fields).flatMap(([name, value]) => [`--${OPTION_OF[name as keyof typeof OPTION_OF]}`, value]),
]

describe.skipIf(!isHere('chromium', '--version'))('in Chromium', () => {
  let browser: Browser
  const said: string[] = []
  beforeAll(async () => {
    browser = await launched()
  })
  afterAll(() => browser.close())

  async function opened(link: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = noted(await browser.newPage({ viewport: { width: 1366, height: 768 }, ...options }), said)
    await page.goto(link)
    await page.locator('#answer-a > *').first().waitFor()
    return page
  }
  const titleOf = (page: Page, name = 'a') => page.locator(`#answer-${name} h3.title`).textContent()

  it('answers 200 forms as the command line does: ids, rows, refusals', async () => {
    const page = await opened(linkTo(START))
    const answered = async (state: State) => {
      await page.evaluate((fields) => {
        const form = document.querySelector('#form-a') as HTMLFormElement
        form.reset()
        for (const name of ['setting', ...Object.keys(fields)]) {
          const field = form.elements.namedItem(name) as HTMLInputElement
          field.value = fields[name] ?? ''
          field.dispatchEvent(new Event('input', { bubbles: true }))
        }
      }, state)
      return page.evaluate(() => ({
        title: document.querySelector('#answer-a h3.title')?.textContent ?? '',
        refusal: [...document.querySelectorAll('#answer-a .refusal p')].map((line) => line.textContent ?? ''),
        rates: [...document.querySelectorAll('#answer-a table tr')].map((row) =>
          [...row.children].map((cell) => cell.textContent),
        ),
      }))
    }
    let planned = 0
    for (const state of fc.sample(states, 200)) {
      const { title, refusal, rates } = await answered(state)
      const { code, stdout, stderr } = await runInside([...wordsOf(state), '--by', 'change', '--json', '--quiet'])
      if (code !== 0) {
        const { stderr: told } = await runInside(wordsOf(state))
        expect(refusal.map((line) => `ketaplan: ${line}\n`).join(''), JSON.stringify(state)).toBe(told)
        continue
      }
      planned++
      const document = JSON.parse(stdout)
      expect(title, stderr).toContain(`plan ${document.plan_id}`)
      const column = rates[0]?.findIndex((head) => head?.startsWith('Rate')) ?? -1
      const shown = rates.map((cells) => cells[column]?.replace(/[^0-9.]/g, '') ?? '').filter((cell) => cell !== '')
      for (const { rate_mg_h: rate } of document.rows) expect(shown).toContain(String(rate))
    }
    console.info(`the page: ${planned} plans and ${200 - planned} refusals as on the command line`)
    expect(planned).toBeGreaterThan(40)
    await page.close()
  })

  it('is used with the keyboard: two plans, a value, the link', async () => {
    const page = await opened(linkTo(START))
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await page.locator('#plan-b').isVisible()).toBe(true)
    await page.locator('#form-b input[name=stepEvery]').focus()
    await page.keyboard.type('24h')
    expect(await page.locator('#compared').textContent()).toContain('3,600')
    await page.waitForFunction(() => location.hash.includes('b.stepEvery=24h'))
    const again = await opened(page.url())
    expect(await titleOf(again, 'b')).toBe(await titleOf(page, 'b'))
    await Promise.all([page.close(), again.close()])
  })

  it('offers the models of the drug alone', async () => {
    const page = await opened(linkTo({ ...START, weight: '60', predict: 'domino' }))
    const offered = () => page.locator('#form-a select[name=predict] option:not([disabled])').allInnerTexts()
    expect(await offered()).toEqual(['none', ...modelsOf('ketamine-racemic')])
    await page.locator('#form-a select[name=protocol]').selectOption('ketcrps-2-inpatient')
    expect(await offered()).toEqual(['none', ...modelsOf('esketamine')])
    expect(await page.locator('#form-a select[name=predict]').inputValue()).toBe('')
    await page.locator('#form-a select[name=predict]').selectOption('fanta-2015')
    expect(await page.locator('#answer-a').textContent()).toContain('By fanta-2015 (as in otto-2021')
    const again = await opened(
      linkTo({ ...START, weight: '60', protocol: 'ketcrps-2-inpatient', predict: 'fanta-2015' }),
    )
    expect(await again.locator('#answer-a').textContent()).toContain('By fanta-2015 (as in otto-2021')
    await Promise.all([page.close(), again.close()])
  })

  it('is used by touch, with the protocols of the setting alone', async () => {
    const page = await opened(linkTo(START), { hasTouch: true, viewport: { width: 390, height: 844 } })
    await page.locator('#form-a select[name=setting]').selectOption('outpatient')
    expect(await titleOf(page)).toContain('crps-10session')
    await page.locator('#two').tap()
    expect(await page.locator('#plan-b').isVisible()).toBe(true)
    const offered = await page.locator('#form-a select[name=protocol] option:not([disabled])').allInnerTexts()
    expect(offered).toContain('goldberg-2005')
    expect(offered).not.toContain('crps-5day')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.close()
  })

  it('checks a table that is pasted', async () => {
    const page = await opened(linkTo(START))
    await page.locator('#table').fill('Hour\tRate (mg/h)\n1\t20\n2\t60\n')
    expect(await page.locator('#report').textContent()).toContain('60 mg/h')
    await page.close()
  })

  it('says where the browser is too old to unpack it', async () => {
    const page = await browser.newPage()
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'DecompressionStream'))
    await page.goto(linkTo(START))
    await page.getByText('This page needs a browser of 2023 or later.').waitFor()
    await page.close()
  })

  it.each(['light', 'dark'] as const)('passes axe, %s', async (colorScheme) => {
    const page = await opened(linkTo({ ...START, predict: 'domino', weight: '70' }, { ...START, maxRate: '41' }), {
      colorScheme,
    })
    await page.locator('#table').fill('Hour,Rate (mg/h)\n1,20\n2,60\n')
    // The policy of the page allows no other script.
    const session = await page.context().newCDPSession(page)
    await session.send('Runtime.evaluate', { expression: axe.source })
    const found = await session.send('Runtime.evaluate', {
      expression:
        'axe.run().then(({violations}) => JSON.stringify(violations.map(({id, nodes}) => [id, nodes[0].html])))',
      awaitPromise: true,
      returnByValue: true,
    })
    expect(JSON.parse(found.result.value)).toEqual([])
    await page.close()
  })

  it('keeps no memory over 1,000 changes', async () => {
    const page = await opened(linkTo({ ...START, weight: '70' }))
    const session = await page.context().newCDPSession(page)
    const change = (times: number) =>
      page.evaluate((count) => {
        const field = document.querySelector('#form-a input[name=maxRate]') as HTMLInputElement
        const spent: number[] = []
        for (let turn = 0; turn < count; turn++) {
          field.value = String(25 + (turn % 16))
          const from = performance.now()
          field.dispatchEvent(new Event('input', { bubbles: true }))
          spent.push(performance.now() - from)
        }
        return spent.sort((a, b) => a - b)[Math.floor(count / 2)] ?? 0
      }, times)
    const used = async () => {
      await session.send('HeapProfiler.collectGarbage')
      return (await session.send('Runtime.getHeapUsage')).usedSize
    }
    // The first ones are compiled, which takes memory too.
    await change(1000)
    const before = await used()
    const median = await change(1000)
    const after = await used()
    console.info(
      `the page: a change takes ${median.toFixed(1)} ms of script (a frame is 16 ms); heap ${after / before}`,
    )
    expect(after).toBeLessThan(1.2 * before)
    await page.close()
  })

  it('looks right on a laptop, a phone and a projector', async () => {
    for (const [name, width, height] of [
      ['laptop', 1366, 768],
      ['phone', 390, 844],
      ['projector', 1920, 1080],
    ] as const) {
      const page = await opened(linkTo({ ...START, weight: '70', predict: 'kamp-2020' }), {
        viewport: { width, height },
      })
      await page.screenshot({ path: join(KEPT, `planner-${name}.png`) })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await page.close()
    }
  })

  it('said nothing on the console and asked for no other file', () => {
    expect(said).toEqual([])
  })
})
