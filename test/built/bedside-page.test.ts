/** The page and the chart as the built program writes them, in a real browser and on paper. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isHere } from '../outside'
import { launched, noted } from './browser'
import { runInside } from './inside'
import { IN, OUT, run } from './run'

const REASON = '<b>agreed</b> & "seen" by the pain team, <script>alert(1)</script>'
const regimen = (name: string) => join(__dirname, `../../examples/regimens/${name}.yaml`)
const PLANS = {
  inpatient: [...IN, '-w', '70', '-c', '2'],
  'by hour': [...IN, '-w', '70', '-c', '2', '--by', 'hour'],
  'light, containers': [...IN, '-w', '38', '-c', '2', '--container', '250', '--observations'],
  labels: [...IN, '-c', '2', '--container', '250', '--supply'],
  load: [...IN, '-w', '70', '-c', '2', '-p', regimen('load-then-steps')],
  wean: [...IN, '-w', '70', '-c', '2', '-p', regimen('steps-with-wean')],
  predicted: [...IN, '-w', '70', '-c', '2', '--step-every', '6h', '--predict=domino'],
  'not given': [...IN],
  outpatient: [...OUT],
  esketamine: [...IN, '-p', 'ketcrps-2-inpatient', '-w', '60', '-c', '1'],
  lifted: [...OUT, '--sessions', '60', '--allow', 'course-length,window', '--reason', REASON],
} as const
const NAMES = Object.keys(PLANS) as (keyof typeof PLANS)[]
/** Those that have no option of a page alone. */
const DRAWN = NAMES.filter((name) => !['labels', 'light, containers'].includes(name))
/** Kept to be looked at; in no commit. */
const KEPT = join(__dirname, '../../artefacts')

let folder = ''
const fileOf = (name: string, extension = 'html') => join(folder, `${name.replaceAll(' ', '-')}.${extension}`)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ketaplan-page-'))
  for (const name of NAMES)
    for (const extension of DRAWN.includes(name) ? ['html', 'svg'] : ['html']) {
      // One plan by the built program; the others are made by the same code without starting Node each time.
      const made = name === 'inpatient' ? run : runInside
      const { code, stdout } = await made([...PLANS[name], '-o', fileOf(name, extension)])
      expect([code, stdout]).toEqual([0, ''])
    }
})
afterAll(() => rm(folder, { recursive: true }))

it.each(['html', 'svg'])('is the same bytes on a machine of another zone: %s', async (extension) => {
  for (const zone of ['Pacific/Apia', 'Asia/Kolkata']) {
    const args = [...PLANS.inpatient, '-f', extension]
    const { stdout } = await run(args, { env: { TZ: zone, LANG: 'de_DE.UTF-8' } })
    expect(stdout).toBe(readFileSync(fileOf('inpatient', extension), 'utf8'))
  }
})

it('is under 150 kB for the 120-hour plan', () => {
  expect(readFileSync(fileOf('inpatient')).length).toBeLessThan(150_000)
})

describe.skipIf(!isHere('chromium', '--version'))('in Chromium', () => {
  let browser: Browser
  const said: string[] = []

  beforeAll(async () => {
    browser = await launched()
  })
  afterAll(() => browser.close())

  async function opened(file: string, colorScheme: 'light' | 'dark', width = 1280): Promise<Page> {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } })
    said.length = 0
    const page = noted(await context.newPage(), said)
    await page.goto(pathToFileURL(file).href)
    return page
  }

  it.each(NAMES)('says nothing, asks for nothing and has no fault that axe finds: %s', async (name) => {
    const page = await opened(fileOf(name), 'light')
    await page.evaluate(axe.source)
    const found = async (options = '') => {
      const { violations, passes } = await page.evaluate<axe.AxeResults>(`axe.run(document${options})`)
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
      // It has looked at contrast too.
      expect(passes.map(({ id }) => id)).toContain('color-contrast')
    }
    await found()
    // Colour is all that differs in the dark.
    await page.emulateMedia({ colorScheme: 'dark' })
    await found(", { runOnly: ['color-contrast'] }")
    expect(said).toEqual([])
    await page.context().close()
  })

  it('is dark where the reader wants it dark', async () => {
    const shade = async (scheme: 'light' | 'dark') => {
      const page = await opened(fileOf('inpatient'), scheme)
      return page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    }
    expect(await shade('light')).toBe('rgb(255, 255, 255)')
    expect(await shade('dark')).not.toBe('rgb(255, 255, 255)')
  })

  it.each([1280, 800, 390])('does not overflow a screen of %i', async (width) => {
    const page = await opened(fileOf('inpatient'), 'light', width)
    for (const name of NAMES) {
      await page.goto(pathToFileURL(fileOf(name)).href)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    }
    await page.context().close()
  })

  it('runs nothing that somebody wrote into it, and shows it as it was written', async () => {
    const page = await opened(fileOf('lifted'), 'light')
    expect(await page.evaluate('document.scripts.length')).toBe(0)
    expect(await page.locator('.alert').first().textContent()).toContain(REASON)
  })

  it.each(DRAWN)('draws the chart alone, with nothing to say: %s', async (name) => {
    const page = await opened(fileOf(name, 'svg'), 'light')
    expect(said).toEqual([])
    const [rates, dose] = await Promise.all(['.rate', '.dose'].map((kind) => page.locator(`path${kind}`).boundingBox()))
    for (const box of [rates, dose]) {
      expect(box?.width).toBeGreaterThan(500)
      expect(box?.height).toBeGreaterThan(30)
    }
    await page.context().close()
  })

  it('keeps a picture of the page', async () => {
    mkdirSync(KEPT, { recursive: true })
    for (const scheme of ['light', 'dark'] as const) {
      const page = await opened(fileOf('inpatient'), scheme)
      const picture = await page.screenshot({ path: join(KEPT, `bedside-page-${scheme}.png`), fullPage: true })
      expect(picture.length).toBeGreaterThan(10_000)
    }
  })

  describe.skipIf(!isHere('pdftotext', '-v'))('printed', () => {
    /** The text of each page, in the order in which it is written. */
    function pagesOf(pdf: string): readonly string[] {
      const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' })
      return text
        .split('\f')
        .slice(0, -1)
        .map((page) => page.replace(/\s+/g, ' '))
    }
    const prints = new Map<string, Promise<readonly string[]>>()
    function printed(name: string, format: 'A4' | 'Letter'): Promise<readonly string[]> {
      const key = `${name} ${format}`
      const pages = prints.get(key) ?? print(name, format)
      prints.set(key, pages)
      return pages
    }
    async function print(name: string, format: 'A4' | 'Letter'): Promise<readonly string[]> {
      const page = await opened(fileOf(name), 'dark')
      const pdf = fileOf(`${name}-${format}`, 'pdf')
      writeFileSync(pdf, await page.pdf({ format }))
      await page.context().close()
      return pagesOf(pdf)
    }
    const idOf = (name: string) => /plan (p[0-9a-f]{12})/.exec(readFileSync(fileOf(name), 'utf8'))?.[1] ?? 'none'

    it.each(['A4', 'Letter'] as const)('has drug, plan and page on each page of %s', async (format) => {
      for (const [name, drug] of [
        ['inpatient', 'Ketamine (racemic), 2 mg/mL'],
        ['outpatient', 'Ketamine (racemic), concentration not given'],
        ['esketamine', 'Esketamine, 1 mg/mL'],
      ] as const) {
        const pages = await printed(name, format)
        for (const [index, page] of pages.entries())
          for (const told of [drug, `plan ${idOf(name)}`, 'Not an order', `page ${index + 1} of ${pages.length}`])
            expect(page, `${name}, page ${index + 1}`).toContain(told)
      }
    })

    it.each(['A4', 'Letter'] as const)('runs the infusion from page 1 alone, of two, on %s', async (format) => {
      for (const name of ['inpatient', 'not given', 'outpatient', 'predicted', 'load', 'wean'] as const) {
        const pages = await printed(name, format)
        // A prediction has a picture and words of its own.
        expect([name, pages.length]).toEqual([name, name === 'predicted' ? 3 : 2])
        for (const part of ["Patient's label", '2nd check', 'Hold or stop', 'Prescriber: name', 'Pharmacist: name'])
          expect(pages[0], `${name}: ${part}`).toContain(part)
        expect(pages[0]).not.toMatch(/--[a-z]/)
        expect(pages[0]?.match(/Not an order/g)).toHaveLength(1)
        expect(pages.slice(1).join(' ')).toContain('Assumed or derived')
      }
      const [first = ''] = await printed('inpatient', format)
      // Five steps and the stop, mL/h beside mg/h.
      expect(first.match(/Mon 30 Nov (?:08|09|10|11|12):00 \d+ h (?:20|25|30|35|40) [\d.]+ /g)).toHaveLength(5)
      expect(first).toMatch(/Sat 5 Dec 08:00 stop/)
    })

    it.each(['A4', 'Letter'] as const)(
      'has the ten containers on page 1 too, and sheets behind it, on %s',
      async (format) => {
        const pages = await printed('light, containers', format)
        // The record, the observations, and what stands behind them.
        expect(pages).toHaveLength(3)
        expect(pages[0]).toMatch(/No\. Hang Left .* 10 Sat 5 Dec 07:27/)
        expect(pages[0]).toContain('Pharmacist: name')
        expect(pages[1]).toContain('Sedation Pressure')
      },
    )

    it.each(['A4', 'Letter'] as const)('cuts no label on %s', async (format) => {
      const pages = await printed('labels', format)
      expect(pages.length).toBeLessThanOrEqual(3)
      for (let label = 1; label <= 10; label++) {
        const on = pages.filter((page) => page.includes(`No. ${label} of 10`))
        expect(on).toHaveLength(1)
      }
      for (const page of pages) expect(page.match(/No\. \d+ of 10/g)).toHaveLength(page.match(/Expires /g)?.length ?? 0)
    })

    it.each(['A4', 'Letter'] as const)('gives each day of hourly rows a page of its own on %s', async (format) => {
      const pages = await printed('by hour', format)
      expect(pages).toHaveLength(7)
      for (let day = 1; day <= 5; day++) {
        const holding = pages.filter((page) => page.includes(`Day ${day} in all`))
        expect(holding).toHaveLength(1)
        expect(holding[0]).toMatch(new RegExp(`Day ${day} .*Day ${day} in all 9[16]0 mg`))
      }
    })

    /** The pages on which each row stands whole. */
    async function whereWhole(name: keyof typeof PLANS, pages: readonly string[], head: (row: Row) => string) {
      const { stdout } = await run([...PLANS[name], '--json', '--quiet'])
      const { rows } = JSON.parse(stdout) as { rows: readonly Row[] }
      return rows.map((row) => {
        const step = (row.change_mg_h ?? 0) > 0 ? ` \\+${row.change_mg_h}` : ''
        const figures = `${head(row)}${step} ${row.dose_mg} ${row.cumulative_mg.toLocaleString('en-US')}`
        // A note may take two lines, and ends with what holds the rate.
        const whole = new RegExp(` ${figures}(?: |$)${row.at_limit ? '.*?maximum' : ''}`)
        return pages.flatMap((page, index) => (whole.test(page) ? [index] : []))
      })
    }

    it.each(['A4', 'Letter'] as const)('cuts no row of hours on %s', async (format) => {
      const pages = await printed('by hour', format)
      const found = await whereWhole('by hour', pages, (row) => {
        const date = '(?: \\w{3} \\d+ \\w{3})?'
        return `${row.hour} \\d\\d:00${date} ${row.rate_mg_h} ${row.rate_mL_h} ${row.rate_mg_kg_h}`
      })
      expect(found).toHaveLength(120)
      for (const on of found) expect(on).toHaveLength(1)
    })

    it.each(['A4', 'Letter'] as const)('cuts no session on %s, and heads every page of them', async (format) => {
      const pages = await printed('lifted', format)
      for (let session = 1; session <= 60; session++) {
        const row = new RegExp(` ${session} \\w{3} \\d+ \\w{3}(?: \\d{4})? 08:00 4 h (?:20|25|30|35|40) `)
        const on = pages.filter((page) => row.test(page))
        expect(on).toHaveLength(1)
        expect(on[0]).toContain('No. From For Rate mg/h Note')
      }
    })
  })
})

interface Row {
  readonly session: number
  readonly hour?: number
  readonly rate_mL_h?: number
  readonly rate_mg_kg_h?: number
  readonly rate_mg_h: number
  readonly change_mg_h?: number
  readonly dose_mg: number
  readonly cumulative_mg: number
  readonly at_limit: boolean
}
