/** How the page looks: on a screen, light and dark, and on paper of either size. */
import { CHART, DARK, FONT, LIGHT } from '../svg/style'

const PAGE = `
:root{color-scheme:light dark;${LIGHT};--alert:#8a2c0d}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 ${FONT};font-variant-numeric:tabular-nums}
main{max-width:72rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1,h2,p,ul,ol,dl,dd,figure{margin:0;padding:0}
h1{font-size:2.1rem;line-height:1.15;letter-spacing:-.015em}
h2{font-size:1.05rem;margin:0 0 .6rem}
section,figure{margin-top:2.2rem}
header{display:flex;gap:2rem;justify-content:space-between;align-items:stretch}
.kind{color:var(--muted);margin-bottom:.25rem}
.strength{font-size:1.4rem;font-weight:600;margin-top:.15rem}
.promise{margin-top:.4rem;color:var(--muted)}
.strength+.promise{color:var(--ink);font-weight:700}
.patient{flex:0 0 21rem;min-height:9.5rem;border:1px dashed var(--muted);border-radius:4px;padding:.4rem .7rem;color:var(--muted);font-size:.85rem}
.facts{display:grid;grid-template-columns:repeat(5,auto);gap:.6rem 1.5rem;margin-top:1.5rem;padding:.8rem 0;border:solid var(--line);border-width:1px 0}
dt{color:var(--muted);font-size:.82rem}
dd{font-weight:600;overflow-wrap:break-word}
.alert{border:2px solid var(--alert);border-left-width:8px;border-radius:3px;padding:.7rem 1rem;margin-top:1.4rem;overflow-wrap:anywhere}
.alert h2{color:var(--alert);margin-bottom:.15rem}
.alert ul{list-style:none;padding:0}
.steps{list-style:none;margin-top:1.6rem;padding:0;font-size:1.7rem;line-height:1.4;font-weight:600}
.steps li{margin:0;padding-left:1.2em;text-indent:-1.2em;overflow-wrap:normal}
.lead{max-width:44rem}
.lead+.lead{margin-top:.4rem}
figure svg{display:block;width:100%;height:auto;overflow:visible}
figcaption{color:var(--muted);font-size:.85rem;margin-top:.5rem;max-width:52rem}
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
.scroll{margin-top:1.6rem;overflow-x:auto}
figure .scroll{margin-top:0}
.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:4px}
table{border-collapse:collapse;width:100%;font-size:.88rem;line-height:1.35}
th,td{padding:.28rem .5rem;text-align:right;font-weight:400;border-bottom:1px solid var(--line);white-space:nowrap}
th:first-child,td:first-child{padding-left:.2rem}
.l{text-align:left}
.note{color:var(--muted);white-space:normal;min-width:6rem}
thead th{vertical-align:bottom;font-weight:600;border-bottom:2px solid var(--ink)}
.unit{display:block;color:var(--muted);font-weight:400;font-size:.8rem}
.record th,.record td{border:1px solid var(--muted);padding:.3rem .4rem;vertical-align:middle}
.record td{height:2.6rem}
.record td .unit{white-space:normal}
.record .l,.record .write{text-align:left}
.record th.write{white-space:normal;font-size:.82rem;line-height:1.2}
.record .write{min-width:4rem}
.record td:not(.rate){font-size:.92em}
.record .rate{font-size:1.15em;font-weight:700}
.record .why{min-width:9rem}
.record .seen{min-width:6rem}
.halves{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
.containers .scroll{margin-top:0}
.record .remark{white-space:normal;max-width:9rem}
.low td{height:1.9rem}
.draws{margin-top:.6rem;width:auto}
.day th{text-align:left;font-weight:700;padding-top:1.1rem;border-bottom-color:var(--muted)}
.time{color:var(--muted);font-weight:400;margin-left:.8rem}
.new .rate{font-weight:700}
.new td,.new th{background:var(--wash)}
.new .note{color:var(--ink)}
.sum th,.sum td{font-weight:700;border-bottom:0}
.sign{text-align:center;min-width:3.2rem}
td.sign .rule{width:3.6rem;margin:0 auto}
.signatures{margin-top:1.6rem}
.signatures p,.line{display:flex;gap:.8rem;align-items:baseline;margin-top:1rem}
.fine{font-size:.88rem}
.fine h2{font-size:1rem}
.fine ul,.fine ol{max-width:52rem}
.labels{display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:1rem}
.label{border:1.5px solid var(--ink);border-radius:4px;padding:.6rem .9rem}
.label .drug{font-size:1.25rem;font-weight:700}
.label .content{font-weight:600}
.label .id{color:var(--muted);font-size:.8rem;margin-top:.5rem}
.label .line{margin-top:.7rem;font-size:.85rem}
@media screen and (prefers-color-scheme:dark){:root{${DARK};--alert:#ff9f7a}}
@media screen and (max-width:64rem){.facts{grid-template-columns:repeat(auto-fill,minmax(11rem,1fr))}}
@media screen and (max-width:44rem){
main{padding:1.2rem 1rem 3rem}
header{flex-direction:column;gap:1rem}
.patient,.sign,.record .write{display:none}
.facts{grid-template-columns:repeat(2,1fr);gap:.7rem 1rem}
.steps{font-size:1.2rem}
.halves{grid-template-columns:1fr}
figure svg{width:44rem}
th,td{padding-left:.4rem;padding-right:.4rem}
}`

const PAPER = `
@media print{
:root{color-scheme:light;font-size:9.5pt}
.lead,figcaption,.fine ul,.fine ol{max-width:none}
body{font-size:9pt;line-height:1.3}
main{max-width:none;padding:0}
section,figure{margin-top:3.5mm}
h1{font-size:19pt}
h2{break-after:avoid;font-size:10pt;margin-bottom:1mm}
header{gap:8mm}
.strength{font-size:13pt}
.steps{display:none}
.patient{flex-basis:85mm;min-height:30mm}
.facts{margin-top:3mm;padding:2mm 0;gap:1.2mm 5mm;line-height:1.2}
.alert{margin-top:3mm;padding:1.5mm 3mm}
.alert,figure,.hold,.checks,.intro,li,tr,.label,.signatures p{break-inside:avoid}
.scroll{overflow:visible;margin-top:3.5mm}
table{font-size:8.5pt}
thead{display:table-header-group}
th,td{padding:1.25mm 1.4mm}
.record th,.record td{padding:.6mm 1.2mm}
.record td{height:9mm}
.record.low td{height:5.6mm}
.record.many td{height:7.4mm}
.record .write{min-width:13mm}
.record .why{min-width:32mm}
.record .seen{min-width:19mm}
.halves{gap:4mm}
.record .remark{max-width:24mm;font-size:7.5pt}
.hold{margin-top:1.5mm}
.hold .rule+.rule{margin-top:4.5mm}
.signatures{margin-top:1mm;display:grid;grid-template-columns:1fr 1fr;gap:6mm}
.signatures p{margin-top:3.5mm;display:block}
.signatures .rule{margin-top:5mm}
td.sign .rule{width:15mm;min-height:4mm}
.whole{break-inside:avoid}
.day,.day+tr{break-after:avoid}
.sum{break-before:avoid}
.day th{padding-top:3mm}
.behind{break-before:page;columns:2;column-gap:7mm;font-size:7.4pt;line-height:1.22}
.behind section{margin-top:0;margin-bottom:2.2mm}
.behind .fine{font-size:7.4pt}
.behind h2{font-size:8.5pt;margin-bottom:.6mm}
.behind li{margin:.5mm 0}
.behind table{font-size:7pt;margin-bottom:2mm}
.behind th,.behind td{white-space:normal;padding:.6mm 1mm}
.observed{break-inside:avoid}
.observed:first-child{margin-top:0}
.sheets{break-before:page}
.behind figure{column-span:all;margin:0 0 3mm}
.labels{grid-template-columns:1fr 1fr;gap:4mm}
.label{min-height:54mm;padding:2mm 3.5mm}
}`

const quoted = (of: string): string => `"${of.replace(/["\\]/g, '\\$&')}"`

/** Each printed page names the drug, the plan and itself. */
function margins(drug: string, id: string, paper: string | undefined): string {
  const font = `font:8pt ${FONT};color:#444`
  return `
@page:first{@bottom-left{content:none}}
@page{${paper === undefined ? '' : `size:${paper};`}margin:15mm 12mm 13mm;
@top-left{content:${quoted(drug)};${font};font-weight:700}
@top-right{content:${quoted(`plan ${id}`)};${font}}
@bottom-left{content:"Not an order";${font};font-weight:700}
@bottom-right{content:"page " counter(page) " of " counter(pages);${font}}
}`
}

export const styleOf = (drug: string, id: string, paper?: string): string =>
  `${PAGE}${CHART}${PAPER}${margins(drug, id, paper)}\n`
