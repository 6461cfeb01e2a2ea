/** A comparison as one HTML file for a projector: the overlay, then every row. */
import { documentHead } from '../html/document'
import { scrolled } from '../html/parts'
import { element, text } from '../svg/markup'
import { FONT } from '../svg/style'
import { comparisonGrid } from './comparison'
import { comparisonHead, MARKED, type Variant } from './comparison-head'
import { picture, variantTexts } from './comparison-svg'
import { comparisonTable } from './comparison-table'
import { OVERLAY, overlay } from './overlay'

/** Of the picture: the screen of a projector less the heading above it. */
const HEIGHT = 690

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
  const { height, shapes } = overlay(variants, HEIGHT)
  const texts = [...comparisonHead(variants), ...variantTexts(variants), MARKED]
  const body = element('body', {}, [
    element('main', {}, [
      element('h1', {}, [text('Highest planned rates; every step up only if tolerated. Not an order.')]),
      picture(variants, [element('g', { transform: 'translate(16 0)' }, shapes)], height),
      ...texts.map((each) => element('p', {}, [text(each)])),
      scrolled('All rows', comparisonTable(comparisonGrid(variants))),
    ]),
  ])
  const page = element('html', { lang: 'en' }, [documentHead('Planned ketamine rates compared', STYLE), body])
  return `<!DOCTYPE html>\n${page}`
}
