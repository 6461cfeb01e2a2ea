/** The planner as one HTML file: its script, style and data are in it, and it loads nothing else. */
import { MODEL_IDS, MODELS } from '../../core/pharmacokinetics/models'
import { protocols } from '../../protocols/index'
import { profileMark } from '../../render/help/provenance'
import { empty, hashOf, pageOf } from '../../render/html/document'
import { element, type Markup, text } from '../../render/svg/markup'
import { VERSION } from '../../version'
import { ROWS, SETTINGS } from '../choices'
import { type PageData, TYPED } from './page-data'
import { STYLE } from './page-style'
import type { PackedScript } from './script'

/** The month in which the figures and their sources were last collected. */
export const EVIDENCE_DATE = '2026-11'

const option = (value: string, words: string, more: Readonly<Record<string, string>> = {}): Markup =>
  // Without a value attribute the text is the value.
  element('option', value === words ? more : { value, ...more }, [text(words)])
const plainOption = (value: string): Markup => option(value, value)
const select = (name: string, label: string, options: readonly Markup[]): Markup =>
  element('label', {}, [text(label), element('select', { name }, options)])

function form(name: string, { profile }: PageData): Markup {
  const own = SETTINGS.flatMap((setting) => profile?.protocols[setting]?.id ?? [])
  const first = own.length === 0 ? 'the default of the setting' : `of the profile: ${own.join(', ')}`
  const fields = TYPED.map(({ name: field, label, example = '', only }) =>
    element('label', only === undefined ? {} : { 'data-only': only }, [
      text(label),
      empty('input', { name: field, placeholder: example, autocomplete: 'off', spellcheck: 'false' }),
    ]),
  )
  return element('form', { id: `form-${name}`, 'aria-label': `Plan ${name.toUpperCase()}` }, [
    select('setting', 'Setting', SETTINGS.map(plainOption)),
    select('protocol', 'Protocol', [
      option('', first),
      ...protocols.map(({ id, setting }) => option(id, id, { 'data-of': setting })),
    ]),
    ...fields,
    select('predict', 'Predicted concentration', [
      option('', 'none'),
      ...MODEL_IDS.map((id) => option(id, id, { 'data-of': MODELS[id].drug })),
    ]),
    select('by', 'Rows', ['change', ...ROWS.filter((each) => each !== 'change')].map(plainOption)),
  ])
}

const plan = (name: string, data: PageData): Markup =>
  element('section', { id: `plan-${name}`, 'aria-labelledby': `head-${name}` }, [
    element('h2', { id: `head-${name}` }, [text(`Plan ${name.toUpperCase()}`)]),
    form(name, data),
    element('div', { id: `answer-${name}`, 'aria-live': 'polite' }),
  ])

const pasted: Markup = element('section', { class: 'pasted', 'aria-labelledby': 'head-table' }, [
  element('h2', { id: 'head-table' }, [text('Check a table')]),
  element('label', { for: 'table' }, [text('Paste a table as CSV, or the cells of a spreadsheet')]),
  element('textarea', { id: 'table', spellcheck: 'false' }),
  element('pre', { id: 'report', 'aria-live': 'polite', tabindex: '0', 'aria-label': 'Findings' }),
])

/** JSON in which no text can end the script element. */
const dataText = (data: PageData): Markup => JSON.stringify(data).replaceAll('<', '\\u003c') as Markup

/** Unpacks the script and puts it into the page, or says that the browser is too old. */
const LOADER = `(async () => {
  try {
    const bytes = Uint8Array.from(atob(document.getElementById('packed').textContent), (c) => c.charCodeAt(0))
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
    const script = document.createElement('script')
    script.textContent = await new Response(unpacked).text()
    document.body.append(script)
  } catch {
    document.querySelector('main').prepend('This page needs a browser of 2023 or later.')
  }
})()`

/** The HTML file. The script is built from browser.ts. */
export function pageDocument(data: PageData, script: PackedScript): string {
  const { profile } = data
  const hospital = profile === undefined ? 'no hospital profile' : profileMark(profile)
  const body = [
    element('header', {}, [
      element('h1', {}, [text('ketaplan')]),
      element('p', { class: 'promise' }, [text('A planner: not an order, not a medical device.')]),
      element('p', {}, [text(`Version ${VERSION}, evidence of ${EVIDENCE_DATE}, ${hospital}.`)]),
    ]),
    element('main', {}, [
      element('label', { class: 'choice' }, [
        empty('input', { type: 'checkbox', id: 'two' }),
        text('Two plans side by side'),
      ]),
      element('div', { class: 'plans' }, [plan('a', data), plan('b', data)]),
      element('div', { id: 'compared' }),
      pasted,
    ]),
    element('script', { type: 'application/json', id: 'data' }, [dataText(data)]),
    element('script', { type: 'application/gzip;base64', id: 'packed' }, [text(script.packed)]),
    element('script', {}, [LOADER as Markup]),
  ]
  return pageOf('ketaplan: planned ketamine rates', STYLE, body, [hashOf(LOADER), script.hash])
}
