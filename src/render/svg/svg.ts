/** The chart as an SVG picture with a title and the plan's head. */
import type { Plan } from '../../core/plan/types'
import { embedded } from '../data/embedded'
import { generatorOf, madeTexts } from '../help/provenance'
import { assumptionsFor, inBrackets } from '../text/assumptions'
import { allowedTexts, describe } from '../text/description'
import { courseText, ratesText } from '../text/heading'
import { type View, wrap } from '../view'
import { chart, WIDTH } from './chart'
import { element, type Markup, picture } from './markup'
import { label } from './panels'
import { CHART, DARK, LIGHT } from './style'

const LINE = 18
const MARGIN = 20
/** Characters in a line of text. */
const COLUMNS = 130

const STYLE = `svg{${LIGHT}}@media(prefers-color-scheme:dark){svg{${DARK}}}
.paper{fill:var(--paper)}${CHART}.chart .wash{fill:var(--wash)}
.chart .steps{stroke:var(--accent);stroke-width:2}
`

type Line = readonly [words: string, kind: string]
const linesOf = (of: readonly string[], kind: string): readonly Line[] =>
  of
    .filter((each) => each !== '')
    .flatMap((each) =>
      wrap(each, COLUMNS)
        .split('\n')
        .map((words): Line => [words, kind]),
    )

const block = (lines: readonly Line[], top: number): readonly Markup[] =>
  lines.map(([words, kind], index) => label(words, 0, top + LINE * (index + 1), kind))

const SVG = { format: 'svg' } as const

export function svg(plan: Plan, view: View): string {
  // A chart has no footnotes: the basis of a figure is beside it.
  const mark = inBrackets(assumptionsFor(plan))
  const { height, shapes, notes } = chart(plan, view, 'alone')
  const { title, promise, banner, sooner, given, profile, steps, totals } = describe(plan)
  const head = [
    ...linesOf([title], 'head'),
    ...linesOf([promise, banner, sooner, ...given, ...allowedTexts(plan)], 'strong'),
    ...linesOf([profile, courseText(plan, mark), ratesText(plan, mark)], 'note'),
  ]
  const foot = linesOf([...notes, ...madeTexts(generatorOf(plan, view, SVG))], 'note')
  const drawingTop = LINE * head.length
  const footTop = drawingTop + height
  const size = [WIDTH + 2 * MARGIN, footTop + LINE * foot.length + 2 * MARGIN] as const
  const drawing = picture('chart', size, title, [promise, steps, totals, ...notes].join(' '), [
    element('style', {}, [STYLE as Markup]),
    element('rect', { class: 'paper', width: '100%', height: '100%' }),
    element('g', { transform: `translate(${MARGIN} ${MARGIN})` }, [
      ...block(head, 0),
      element('g', { transform: `translate(0 ${drawingTop})` }, shapes),
      ...block(foot, footTop),
    ]),
    embedded(plan, view, SVG) as Markup,
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${drawing}`
}
