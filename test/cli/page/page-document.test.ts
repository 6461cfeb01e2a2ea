import { expect, it } from 'vitest'
import { EVIDENCE_DATE, pageDocument } from '../../../src/cli/page/page-document'
import { VERSION } from '../../../src/version'
import { run } from '../fake-io'

it('says always what it is, which version, and that no profile is in it', () => {
  const page = pageDocument({}, { packed: '', hash: 'aGFzaA==' })
  const [, header = ''] = /<header>([\s\S]*?)<\/header>/.exec(page) ?? []
  for (const words of ['not an order, not a medical device', VERSION, EVIDENCE_DATE, 'no hospital profile'])
    expect(header).toContain(words)
})

it('allows only its own script and style', () => {
  const [, policy = ''] =
    /Content-Security-Policy" content="([^"]*)"/.exec(pageDocument({}, { packed: '', hash: 'aGFzaA==' })) ?? []
  expect(policy).toMatch(
    /^default-src &#39;none&#39;; script-src &#39;sha256-[^ ]{44}&#39; &#39;sha256-aGFzaA==&#39;; style-src/,
  )
  expect(policy).not.toContain('unsafe')
})

it('holds a profile that cannot end its block', async () => {
  const WARD = 'name: "</script><b>"\nlimits: {maximum: {value: 35, unit: mg/h}}\n'
  const { out, code } = await run(['page', '--profile', 'ward.yaml'], { contents: { 'ward.yaml': WARD } })
  expect(code).toBe(0)
  const [, data = ''] = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(out) ?? []
  expect(JSON.parse(data).profile).toMatchObject({ name: '</script><b>', limits: { maximum: { value: 35 } } })
  expect(out).toContain('profile &lt;/script&gt;')
})
