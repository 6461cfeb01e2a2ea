/** The style of a chart: one accent colour; shapes differ without colour too. */
export const LIGHT =
  '--paper:#fff;--ink:#1b2428;--muted:#5a666c;--line:#d5dbde;--accent:#0b5f73;--wash:#e3eff1;--band:#c9d6da'
export const DARK =
  '--paper:#14191c;--ink:#e7ecee;--muted:#a3afb5;--line:#374147;--accent:#6cc5d9;--wash:#1c363d;--band:#34484f'

export const FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif'

export const CHART = `
.chart text{font:12px ${FONT};font-variant-numeric:tabular-nums;fill:var(--muted)}
.chart .title{font-weight:600;fill:var(--ink)}
.chart .head{font-size:16px;font-weight:600;fill:var(--ink)}
.chart .strong{font-weight:600;fill:var(--ink)}
.chart .value{fill:var(--ink)}
.chart .tick{font-weight:600;fill:var(--ink)}
.chart .grid{stroke:var(--line);stroke-width:1}
.chart .base{stroke:var(--muted);stroke-width:1}
.chart path{fill:none;stroke-linejoin:round}
.chart .rate{fill:var(--wash);stroke:var(--accent);stroke-width:2}
.chart .given{fill:var(--band);stroke:var(--accent);stroke-width:2}
.chart .maximum{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:6 4}
.chart .dose{stroke:var(--accent);stroke-width:2}
.chart .band{fill:var(--band);stroke:none}
.chart .model{stroke:var(--accent);stroke-width:2}
`
