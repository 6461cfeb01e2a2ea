/** How the planner's page looks: on a laptop, a phone, a projector and paper, light and dark. */
import { CHART, DARK, FONT, LIGHT } from '../../render/svg/style'

export const STYLE = `
:root{color-scheme:light dark;${LIGHT};--alert:#8a2c0d}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 ${FONT};font-variant-numeric:tabular-nums}
h1,h2,h3,p,ul,ol,figure{margin:0;padding:0}
h1{font-size:1.15rem}
h2{font-size:1.2rem;margin-bottom:.6rem}
h3{font-size:1rem;margin:1.3rem 0 .3rem}
header{position:sticky;top:0;z-index:1;background:var(--paper);border-bottom:2px solid var(--ink);padding:.5rem 1.2rem;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;align-items:baseline}
header p{color:var(--muted);font-size:.88rem}
header .promise{color:var(--ink);font-weight:600}
main{max-width:110rem;margin:0 auto;padding:1.2rem}
.plans{display:flex;flex-wrap:wrap;gap:1.5rem 2.5rem}
.plans>section{flex:1 1 24rem;min-width:0}
form{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));gap:.5rem .9rem;background:var(--wash);border-radius:6px;padding:.8rem}
label{display:block;font-size:.82rem;color:var(--ink)}
label.choice{display:inline-flex;gap:.5rem;align-items:center;font-size:1rem;margin:0 0 1rem}
input:not([type=checkbox]),select,textarea{display:block;width:100%;min-height:2.1rem;margin-top:.1rem;padding:.25rem .45rem;font:inherit;font-size:1rem;color:var(--ink);background:var(--paper);border:1px solid var(--muted);border-radius:4px}
input[type=checkbox]{width:1.2rem;height:1.2rem}
input::placeholder{color:var(--muted);opacity:1;font-style:italic}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.title{font-size:1.05rem}
.refusal{border:2px solid var(--alert);border-left-width:8px;border-radius:3px;padding:.2rem 1rem .8rem;margin-top:1.2rem;overflow-wrap:anywhere}
.refusal h3{color:var(--alert);margin-top:.6rem}
.steps{list-style:none;margin:.8rem 0;font-size:1.35rem;line-height:1.4;font-weight:600}
.steps li{margin:0;overflow-wrap:normal}
ul{padding-left:1.2rem}
li{margin:.25rem 0;overflow-wrap:anywhere}
figure{margin-top:1rem}
figure p{color:var(--muted);font-size:.85rem}
svg{display:block;width:100%;min-width:34rem;height:auto}
.scroll{overflow-x:auto}
.command{background:var(--wash);border-radius:4px;padding:.5rem .7rem;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:.85rem/1.45 ui-monospace,"Liberation Mono",monospace}
table{border-collapse:collapse;font-size:.9rem;line-height:1.35}
th,td{white-space:nowrap;padding:.25rem .55rem;text-align:right;font-weight:400;border-bottom:1px solid var(--line)}
th[scope=row],.l{text-align:left}
thead th{font-weight:600;border-bottom:2px solid var(--ink);vertical-align:bottom}
.unit{display:block;color:var(--muted);font-weight:400;font-size:.8rem}
.pasted{margin-top:2rem}
textarea{min-height:8rem;font-family:ui-monospace,"Liberation Mono",monospace}
${CHART}
@media(min-width:1600px){body{font-size:19px}}
@media(prefers-color-scheme:dark){:root{${DARK};--alert:#f0a58a}}
@media print{header{position:static}form,.choice,.pasted{display:none}.plans>section{break-inside:auto}:root{${LIGHT}}}
`
