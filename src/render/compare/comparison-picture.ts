/** A comparison as a picture, the overlay under what every output says; and as a page for a projector. */
import { escapeControls } from '../../core/values/escape-controls'
import { bannerOf, COMPARED_AGAIN, comparisonMade, madeTexts } from '../help/provenance'
import { pageOf } from '../html/document'
import { comparisonTable, scrolled } from '../html/parts'
import { element, type Markup, picture, text } from '../svg/markup'
import { label } from '../svg/panels'
import { FONT } from '../svg/style'
import { allowedTexts } from '../text/description'
import { wrap } from '../view'
import { comparisonGrid } from './comparison'
import { comparisonHead, MARKED, modelOf, ratesHead, type Variant } from './comparison-head'
import { LINE, OVERLAY, overlay, WIDTH } from './overlay'

const MARGIN = 24
const HEIGHT = 768
/** Characters in a line of text. */
const COLUMNS = 74

/** What is said of single variants: whose protocol it is, and which limits were overridden. */
export const variantTexts = (variants: readonly Variant[]): readonly string[] =>
  variants.flatMap(({ name, plan }) =>
    [bannerOf(plan.protocol), ...allowedTexts(plan)]
      .filter((each) => each !== '')
      .map((each) => `${escapeControls(name)}: ${each}`),
  )

const named = (variants: readonly Variant[], shapes: readonly Markup[], height: number): Markup => {
  const title = `Planned rates: ${variants.map(({ name }) => name).join(', ')}`
  return picture('overlay', [WIDTH, height], title, ratesHead(variants).join(' '), shapes)
}

export function comparisonSvg(variants: readonly Variant[]): string {
  const [head = '', ...notes] = [
    ...ratesHead(variants),
    ...variantTexts(variants),
    ...madeTexts(comparisonMade(variants), COMPARED_AGAIN),
  ]
  const above = wrap(head, COLUMNS).split('\n')
  const below = notes.flatMap((each) => wrap(each, COLUMNS).split('\n'))
  const top = MARGIN + above.length * LINE
  const drawn = overlay(variants, HEIGHT - top - below.length * LINE - MARGIN)
  const whole = top + drawn.height + below.length * LINE + MARGIN
  const lines = (of: readonly string[], from: number) =>
    of.map((each, index) => label(each, MARGIN, from + LINE * (index + 1) - 12, 'head'))
  const shapes = [
    element('style', {}, [OVERLAY as Markup]),
    element('rect', { width: '100%', height: '100%', fill: '#fff' }),
    ...lines(above, MARGIN / 2),
    element('g', { transform: `translate(${MARGIN / 2} ${top})` }, drawn.shapes),
    ...lines(below, top + drawn.height),
  ]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${named(variants, shapes, whole)}`
}

/** Of the picture: the screen of a projector less the heading above it. */
const PAGE_HEIGHT = 690

const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1b2428;font:28px/1.35 ${FONT};font-variant-numeric:tabular-nums}
main{padding-bottom:48px}
h1{margin:0;padding:6px 16px;font-size:30px}
svg{display:block;width:100%;height:auto}
p{margin:24px 16px 0;max-width:80ch;overflow-wrap:anywhere}
.scroll{margin:32px 16px 0;overflow-x:auto}
.scroll:focus-visible{outline:4px solid #0b5f73}
table{border-collapse:collapse}
th,td{padding:6px 20px 6px 0;text-align:left;vertical-align:top;border-bottom:2px solid #d5dbde}
.differs th:first-child{border-left:10px solid #a8330f;padding-left:10px}
th:first-child{padding-left:20px;white-space:nowrap}
${OVERLAY}`

export function comparisonPage(variants: readonly Variant[]): string {
  const { height, shapes } = overlay(variants, PAGE_HEIGHT)
  const texts = [...comparisonHead(variants), ...variantTexts(variants), MARKED]
  const main = element('main', {}, [
    element('h1', {}, [text('Highest planned rates; every step up only if tolerated. Not an order.')]),
    named(variants, [element('g', { transform: 'translate(16 0)' }, shapes)], height),
    ...texts.map((each) => element('p', {}, [text(each)])),
    scrolled('All rows', comparisonTable(comparisonGrid(variants))),
    ...madeTexts(comparisonMade(variants, modelOf(variants)), COMPARED_AGAIN).map((each) =>
      element('p', {}, [text(each)]),
    ),
  ])
  return pageOf('Planned ketamine rates compared', STYLE, [main])
}
