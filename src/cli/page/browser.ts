/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The script of the page: it plans again at each change of a form. */
import type { Context } from '../../core/request/parse-start'
import { contextOf } from '../io/io'
import { type Answer, answerTo, protocolIn } from './answer'
import { answerMarkup, comparedMarkup } from './answer-markup'
import { linkOf, type PageData, type PageState, type State, stateOf } from './page-data'
import { checkPasted } from './pasted'

const query = <T extends Element>(selector: string): T => {
  const element = document.querySelector<T>(selector)
  if (element === null) throw new Error(`no ${selector} on the page`)
  return element
}

const data: PageData = JSON.parse(query('#data').textContent ?? '{}')
// Finding a zone takes longer than planning: one context keeps the zones.
const loaded = contextOf({ now: Date.now, zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone })
const context = (): Context => ({ ...loaded, now: Math.floor(Date.now() / 1000) })

const formOf = (name: 'a' | 'b') => query<HTMLFormElement>(`#form-${name}`)
const stateIn = (form: HTMLFormElement): State =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]))
const isTwo = (): boolean => query<HTMLInputElement>('#two').checked

/** Hides the options of a select that do not belong to this setting or drug. */
function offer(form: HTMLFormElement, name: 'protocol' | 'predict', own: string): void {
  const chosen = form.elements.namedItem(name)
  for (const option of form.querySelectorAll<HTMLOptionElement>(`select[name=${name}] option[data-of]`)) {
    option.hidden = option.disabled = option.dataset.of !== own
    if (option.disabled && option.selected && chosen instanceof HTMLSelectElement) chosen.value = ''
  }
}

/** Offers the protocols and fields of the setting, and the models of the drug. */
function offerOwn(form: HTMLFormElement): void {
  const { setting = '' } = stateIn(form)
  offer(form, 'protocol', setting)
  offer(form, 'predict', protocolIn(stateIn(form), data).drug)
  for (const label of form.querySelectorAll<HTMLElement>('[data-only]')) label.hidden = label.dataset.only !== setting
}

const answers: Record<'a' | 'b', Answer> = { a: { refusal: [] }, b: { refusal: [] } }

function show(name: 'a' | 'b'): void {
  const form = formOf(name)
  offerOwn(form)
  answers[name] = answerTo(stateIn(form), data, context())
  query(`#answer-${name}`).innerHTML = answerMarkup(answers[name], name)
}

let waiting: ReturnType<typeof setTimeout> | undefined
/** Changes the link when typing stops: browsers limit how often it may change. */
function linkLater(state: PageState): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => history.replaceState(null, '', `#${linkOf(state)}`), 200)
}

function update(): void {
  const two = isTwo()
  query<HTMLElement>('#plan-b').hidden = !two
  query('#compared').innerHTML = two ? comparedMarkup(answers.a, answers.b) : ''
  linkLater({ a: stateIn(formOf('a')), ...(two ? { b: stateIn(formOf('b')) } : {}) })
}

function fill(form: HTMLFormElement, state: State): void {
  for (const [name, value] of Object.entries(state)) {
    const field = form.elements.namedItem(name)
    if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value
  }
}

for (const name of ['a', 'b'] as const) {
  formOf(name).addEventListener('input', () => {
    show(name)
    update()
  })
  formOf(name).addEventListener('submit', (event) => event.preventDefault())
}
query('#two').addEventListener('change', () => {
  if (isTwo()) {
    fill(formOf('b'), stateIn(formOf('a')))
    show('b')
  }
  update()
})
query('#table').addEventListener('input', () => {
  const text = query<HTMLTextAreaElement>('#table').value
  query('#report').textContent = text.trim() === '' ? '' : checkPasted(text)
})

const { a, b } = stateOf(location.hash)
fill(formOf('a'), a)
query<HTMLInputElement>('#two').checked = b !== undefined
show('a')
if (b !== undefined) {
  fill(formOf('b'), b)
  show('b')
}
update()
