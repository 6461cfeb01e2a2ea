/** A comparison as a picture: the overlay under what every output says. */

import { escapeControls } from '../../core/values/escape-controls'
import { element, type Markup, text } from '../svg/markup'
import { label } from '../svg/panels'
import { bannerOf } from '../text/banner'
import { allowedTexts } from '../text/description'
import { wrap } from '../text/wrap'
import { ratesHead, type Variant } from './comparison-head'
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

/** The overlay as a picture with a name, for a page. */
export function picture(variants: readonly Variant[], shapes: readonly Markup[], height: number): Markup {
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'overlay',
    viewBox: `0 0 ${WIDTH} ${height}`,
    width: WIDTH,
    height,
    role: 'img',
    'aria-labelledby': 'title desc',
  }
  return element('svg', root, [
    element('title', { id: 'title' }, [text(`Planned rates: ${variants.map(({ name }) => name).join(', ')}`)]),
    element('desc', { id: 'desc' }, [text(ratesHead(variants).join(' '))]),
    ...shapes,
  ])
}

export function comparisonSvg(variants: readonly Variant[]): string {
  const [head = '', ...notes] = [...ratesHead(variants), ...variantTexts(variants)]
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
  return `<?xml version="1.0" encoding="UTF-8"?>\n${picture(variants, shapes, whole)}`
}
