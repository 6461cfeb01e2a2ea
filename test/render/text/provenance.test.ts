import { expect, it } from 'vitest'
import { html } from '../../../src/render/html/html'
import { md } from '../../../src/render/markdown/markdown'
import { svg } from '../../../src/render/svg/svg'
import { table } from '../../../src/render/table/table'
import { generatorOf, provenanceTexts } from '../../../src/render/text/provenance'
import { VERSION } from '../../../src/version'
import { hostileProtocol } from '../hostile-protocol'
import { planOf, view } from '../plan-of'

const COMMAND = 'ketaplan inpatient 2026-11-30T08:00:00-05:00 --tz America/New_York --protocol crps-5day --no-profile'

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

it('stands in every document, on one line or joined by the shell', () => {
  expect(md(planOf(), view())).toContain(`\n\`\`\`sh\n${COMMAND} --format md\n\`\`\`\n`)
  expect(html(planOf(), view({ by: 'change' }))).toContain(`<li>The same plan again: ${COMMAND} --format html</li>`)
  expect(svg(planOf(), view())).toContain('The same plan again: ketaplan inpatient')
  expect(table(planOf(), view()).replaceAll(' \\\n  ', ' ')).toContain(`- The same plan again:\n${COMMAND}\n`)
})
