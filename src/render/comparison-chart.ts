/** Variants drawn one above the other, on one scale of time; rates and doses on one scale for each drug. */
import { bannerOf } from './banner'
import { panels, sizesFor } from './chart'
import { asAsked } from './chart/marks'
import { scaleText } from './chart/scale'
import { isMixed, type Variant } from './comparison'
import { allowedTexts, titleOf } from './description'
import { inert } from './inert'
import type { View } from './view'
import { wrap } from './wrap'

const APART =
  'Racemic ketamine and esketamine are drawn on scales of their own: a height of one is no height of the other.'

export function comparisonChart(variants: readonly Variant[], view: View): string {
  const sizes = sizesFor(variants, view.width, { rateLines: 4, doseLines: 2 })
  const drawn = variants.flatMap((variant, index) => {
    const size = sizes[index]
    if (size === undefined) return []
    return [
      view.paint.title(wrap(inert(variant.name), view.width)),
      wrap(asAsked(titleOf(variant.plan), view), view.width),
      ...[bannerOf(variant.plan.protocol), ...allowedTexts(variant.plan)]
        .filter((text) => text !== '')
        .map((text) => wrap(text, view.width)),
      ...panels(variant, size, view),
      '',
    ]
  })
  const [size] = sizes
  const notes = [
    ...(size === undefined ? [] : [scaleText(size.scale)]),
    ...(isMixed(variants) ? [APART] : []),
  ]
  return `${[...drawn, ...notes.map((text) => wrap(text, view.width))].join('\n').replace(/[ \t]+$/gm, '')}\n`
}
