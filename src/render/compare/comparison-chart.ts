/** The charts of variants, one above the other, on one time scale; rates and doses on one scale per drug. */

import { escapeControls } from '../../core/values/escape-controls'
import { bannerOf } from '../help/provenance'
import { panels, sizesFor } from '../terminal-chart/chart'
import { asAsked } from '../terminal-chart/panel'
import { scaleText } from '../terminal-chart/scale'
import { allowedTexts, titleOf } from '../text/description'
import { linesText, type View, wrap } from '../view'
import { isMixed, type Variant } from './comparison-head'

const APART =
  'Racemic ketamine and esketamine are drawn on scales of their own: a height of one is no height of the other.'

export function comparisonChart(variants: readonly Variant[], view: View): string {
  const sizes = sizesFor(variants, view.width, [4, 2])
  const drawn = variants.flatMap((variant, index) => {
    const size = sizes[index]
    if (size === undefined) return []
    return [
      view.paint.title(wrap(escapeControls(variant.name), view.width)),
      wrap(asAsked(titleOf(variant.plan), view), view.width),
      ...[bannerOf(variant.plan.protocol), ...allowedTexts(variant.plan)]
        .filter((text) => text !== '')
        .map((text) => wrap(text, view.width)),
      ...panels(variant, size, view),
      '',
    ]
  })
  const [size] = sizes
  const notes = [...(size === undefined ? [] : [scaleText(size.scale)]), ...(isMixed(variants) ? [APART] : [])]
  return linesText([...drawn, ...notes.map((text) => wrap(text, view.width))])
}
