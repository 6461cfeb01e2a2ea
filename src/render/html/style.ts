/** How the page looks: on a screen, light and dark, and on paper of either size. */
import { CHART, DARK, FONT, LIGHT } from '../svg/style'

const PAGE = `
:root{color-scheme:light dark;${LIGHT};--alert:#8a2c0d}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 ${FONT};font-variant-numeric:tabular-nums}
main{max-width:68rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1,h2,p,ul,ol,dl,dd,figure{margin:0;padding:0}
h1{font-size:2.1rem;line-height:1.15;letter-spacing:-.015em}
h2{font-size:1.05rem;margin:0 0 .6rem}
section,figure{margin-top:2.2rem}
header{display:flex;gap:2rem;justify-content:space-between;align-items:stretch}
.kind{color:var(--muted);margin-bottom:.25rem}
.strength{font-size:1.2rem;margin-top:.15rem}
.badge{display:inline-block;margin:.9rem 0 .5rem;padding:.1rem .7rem;border:2px solid var(--ink);border-radius:3px;font-weight:700}
.promise{color:var(--muted)}
.patient{flex:0 0 21rem;min-height:9.5rem;border:1px dashed var(--muted);border-radius:4px;padding:.4rem .7rem;color:var(--muted);font-size:.85rem}
.facts{display:grid;grid-template-columns:repeat(5,auto);gap:.9rem 1.5rem;margin-top:2rem;padding:1.1rem 0;border:solid var(--line);border-width:1px 0}
dt{color:var(--muted);font-size:.82rem}
dd{font-weight:600;overflow-wrap:break-word}
.alert{border:2px solid var(--alert);border-left-width:8px;border-radius:3px;padding:.7rem 1rem;margin-top:1.4rem;overflow-wrap:anywhere}
.alert h2{color:var(--alert);margin-bottom:.15rem}
.alert ul{list-style:none;padding:0}
.lead{max-width:44rem}
.lead+.lead{margin-top:.4rem}
figure svg{display:block;width:100%;height:auto;overflow:visible}
figcaption{color:var(--muted);font-size:.85rem;margin-top:.5rem;max-width:52rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,1fr));gap:0 3rem}
ul,ol{padding-left:1.2rem}
li{margin:.3rem 0;overflow-wrap:anywhere}
li::marker{color:var(--muted)}
.checks{list-style:none;padding:0}
.checks li{display:flex;gap:.7rem}
.box{display:inline-block;flex:none;width:1em;height:1em;margin-top:.2em;border:1.5px solid var(--ink);border-radius:2px;vertical-align:-.1em}
.hold{margin-top:.8rem}
.hold b{display:flex;align-items:baseline;gap:.6rem}
.rule{display:block;flex:1;border-bottom:1px solid var(--ink);min-height:1.1em}
.hold .rule+.rule{margin-top:1.4rem}
small{display:block;color:var(--muted);font-size:.82rem;margin-top:.3rem}
.scroll{margin-top:0;overflow-x:auto}
.scroll+.scroll{margin-top:1.4rem}
.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:4px}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.35}
th,td{padding:.28rem .5rem;text-align:right;font-weight:400;border-bottom:1px solid var(--line);white-space:nowrap}
th:first-child,td:first-child{padding-left:.2rem}
.l{text-align:left}
.note{color:var(--muted);white-space:normal;min-width:6rem}
thead th{vertical-align:bottom;font-weight:600;border-bottom:2px solid var(--ink)}
.unit{display:block;color:var(--muted);font-weight:400;font-size:.8rem}
.day th{text-align:left;font-weight:700;padding-top:1.1rem;border-bottom-color:var(--muted)}
.time{color:var(--muted);font-weight:400;margin-left:.8rem}
.new .rate{font-weight:700}
.new td,.new th{background:var(--wash)}
.new .note{color:var(--ink)}
.sum th,.sum td{font-weight:700;border-bottom:0}
.sign{text-align:center;min-width:3.2rem}
td.sign .rule{width:3.6rem;margin:0 auto}
.fine{font-size:.88rem}
.fine h2{font-size:1rem}
.fine ul,.fine ol{max-width:52rem}
footer{margin-top:2.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--muted);font-size:.85rem}
@media screen and (prefers-color-scheme:dark){:root{${DARK};--alert:#ff9f7a}}
@media screen and (max-width:64rem){.facts{grid-template-columns:repeat(auto-fill,minmax(11rem,1fr))}}
@media screen and (max-width:44rem){
main{padding:1.2rem 1rem 3rem}
header{flex-direction:column;gap:1rem}
.patient,.sign{display:none}
.facts{grid-template-columns:repeat(2,1fr);gap:.7rem 1rem}
figure svg{width:44rem}
th,td{padding-left:.4rem;padding-right:.4rem}
}`

const PAPER = `
@media print{
:root{color-scheme:light;font-size:10pt}
.lead,figcaption,.fine ul,.fine ol{max-width:none}
body{font-size:9.2pt;line-height:1.35}
main{max-width:none;padding:0}
section,figure{margin-top:4.5mm}
h1{font-size:21pt}
h2{break-after:avoid}
header{gap:8mm}
.patient{flex-basis:85mm;min-height:36mm}
.facts{margin-top:5mm;padding:3mm 0;gap:2mm 5mm}
.alert{margin-top:4mm;padding:2mm 4mm}
.alert,figure,.hold,.checks,.intro,li,tr{break-inside:avoid}
.scroll{overflow:visible}
table{font-size:8.5pt}
thead{display:table-header-group}
th,td{padding:1.25mm 1.4mm}
td.sign .rule{width:15mm;min-height:4mm}
.whole{break-inside:avoid}
.day,.day+tr{break-after:avoid}
.sum{break-before:avoid}
.day th{padding-top:3mm}
footer{display:none}
}`

/** A string of CSS. */
const quoted = (of: string): string => `"${of.replace(/["\\]/g, '\\$&')}"`

/** Each printed page names the drug, the plan and itself. */
function margins(drug: string, id: string, paper: string | undefined): string {
  const font = `font:8pt ${FONT};color:#444`
  return `
@page{${paper === undefined ? '' : `size:${paper};`}margin:17mm 13mm 15mm;
@top-left{content:${quoted(drug)};${font};font-weight:700}
@top-right{content:${quoted(`plan ${id}`)};${font}}
@bottom-left{content:"Not an order";${font};font-weight:700}
@bottom-right{content:"page " counter(page) " of " counter(pages);${font}}
}`
}

export const styleOf = (drug: string, id: string, paper?: string): string =>
  `${PAGE}${CHART}${PAPER}${margins(drug, id, paper)}\n`
