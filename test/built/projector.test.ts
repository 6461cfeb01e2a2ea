/** The page of a comparison on a projector: large enough, whole, without a fault that axe finds. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isHere } from '../outside'
import { launched } from './browser'
import { runInside } from './inside'

const FROM = ['--start', '2026-11-30T08:00', '--tz', 'America/New_York', '--now', '2026-11-30T12:00Z', '-w', '70']
const COMPARED = {
  intervals: ['crps-5day', 'crps-5day,step-every=4h', 'crps-5day,step-every=24h', 'goldberg-2010', '--predict'],
  drugs: ['crps-5day', 'crps-10session', 'ketcrps-2-outpatient', '--predict'],
} as const

describe.skipIf(!isHere('/usr/bin/chromium', '--version'))('the page of a comparison', () => {
  let folder = ''
  let browser: Browser
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ketaplan-projector-'))
    for (const [name, variants] of Object.entries(COMPARED))
      for (const format of ['html', 'svg']) {
        const { stdout } = await runInside(['compare', ...variants, ...FROM, '-f', format])
        await writeFile(join(folder, `${name}.${format}`), stdout)
      }
    browser = await launched()
  })
  afterAll(async () => {
    await browser?.close()
    await rm(folder, { recursive: true, force: true })
  })

  async function opened(file: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
    await page.goto(pathToFileURL(join(folder, file)).href)
    return page
  }

  it.each(Object.keys(COMPARED))('has no fault that axe finds: %s', async (name) => {
    const page = await opened(`${name}.html`)
    await page.evaluate(axe.source)
    const { violations, passes } = await page.evaluate<axe.AxeResults>('axe.run(document)')
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
    expect(passes.map(({ id }) => id)).toContain('color-contrast')
    await page.close()
  })

  it.each(Object.keys(COMPARED).flatMap((name) => [`${name}.html`, `${name}.svg`]))(
    'has no text under 28 pixels, and none outside of the picture: %s',
    async (file) => {
      const page = await opened(file)
      const texts = await page.evaluate<{ text: string; size: number; left: number; right: number }[]>(
        `[...document.querySelectorAll('text, p, h1, th, td')].map((each) => {
          const svg = each.closest('svg')
          const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1
          const { left, right } = each.getBoundingClientRect()
          return { text: each.textContent, size: parseFloat(getComputedStyle(each).fontSize) * scale, left, right: svg ? right : 0 }
        })`,
      )
      expect(texts.length).toBeGreaterThan(10)
      for (const { text, size, left, right } of texts) {
        expect(size, text).toBeGreaterThanOrEqual(28)
        expect(left, text).toBeGreaterThanOrEqual(0)
        expect(right, text).toBeLessThanOrEqual(1366)
      }
      await page.close()
    },
  )

  it('shows the whole picture on the first screen', async () => {
    const page = await opened('intervals.html')
    expect(
      await page.evaluate<number>(`document.querySelector('svg').getBoundingClientRect().bottom`),
    ).toBeLessThanOrEqual(768)
    await page.close()
  })
})
