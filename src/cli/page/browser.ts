/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** The page in a browser: each change of a form is answered at once. */
import type { Context } from '../../core/request/parse-start'
import { contextOf } from '../io/io'
import { type Answer, answerTo, protocolIn } from './answer'
import { answerMarkup, comparedMarkup } from './answer-markup'
import { linkOf, type PageData, type PageState, type State, stateOf } from './page-data'
import { checkPasted } from './pasted'

const found = <T extends Element>(selector: string): T => {
  const element = document.querySelector<T>(selector)
  if (element === null) throw new Error(`no ${selector} on the page`)
  return element
}

const data: PageData = JSON.parse(found('#data').textContent ?? '{}')
// To find a zone takes longer than to plan: the zones are those of one context.
const loaded = contextOf({ now: Date.now, zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone })
const context = (): Context => ({ ...loaded, now: Math.floor(Date.now() / 1000) })

const formOf = (name: 'a' | 'b') => found<HTMLFormElement>(`#form-${name}`)
const stateIn = (form: HTMLFormElement): State =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]))
const isTwo = (): boolean => found<HTMLInputElement>('#two').checked

/** Of what a select offers, only what is of this can be chosen. */
function offer(form: HTMLFormElement, name: 'protocol' | 'predict', own: string): void {
  const chosen = form.elements.namedItem(name)
  for (const option of form.querySelectorAll<HTMLOptionElement>(`select[name=${name}] option[data-of]`)) {
    option.hidden = option.disabled = option.dataset.of !== own
    if (option.disabled && option.selected && chosen instanceof HTMLSelectElement) chosen.value = ''
  }
}

/** The protocols of the setting and the models of the drug. */
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
  found(`#answer-${name}`).innerHTML = answerMarkup(answers[name], name)
}

let waiting: ReturnType<typeof setTimeout> | undefined
/** The link follows when nobody types: browsers count how often it changes. */
function linkLater(state: PageState): void {
  clearTimeout(waiting)
  waiting = setTimeout(() => history.replaceState(null, '', `#${linkOf(state)}`), 200)
}

function settle(): void {
  const two = isTwo()
  found<HTMLElement>('#plan-b').hidden = !two
  found('#compared').innerHTML = two ? comparedMarkup(answers.a, answers.b) : ''
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
    settle()
  })
  formOf(name).addEventListener('submit', (event) => event.preventDefault())
}
found('#two').addEventListener('change', () => {
  if (isTwo()) {
    fill(formOf('b'), stateIn(formOf('a')))
    show('b')
  }
  settle()
})
found('#table').addEventListener('input', () => {
  const text = found<HTMLTextAreaElement>('#table').value
  found('#report').textContent = text.trim() === '' ? '' : checkPasted(text)
})

const { a, b } = stateOf(location.hash)
fill(formOf('a'), a)
found<HTMLInputElement>('#two').checked = b !== undefined
show('a')
if (b !== undefined) {
  fill(formOf('b'), b)
  show('b')
}
settle()
