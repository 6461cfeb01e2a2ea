// Makes the pictures of the documents from what the built program prints: docs/terminal.png, docs/bedside-page.png.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const PLAN = ['inpatient', '2026-11-30T08:00', '--tz', 'America/New_York']
const SIZE = { columns: 82, rows: 28 }
const COLOURS = ['#000', '#f47067', '#8ddb8c', '#f69d50', '#6cb6ff', '#dcbdfb', '#96d0ff', '#adbac7']
/** What the SGR codes of a terminal change. */
const STYLES = {
  0: { color: '', bold: false, dim: false },
  1: { bold: true },
  2: { dim: true },
  22: { bold: false, dim: false },
  39: { color: '' },
  ...Object.fromEntries(COLOURS.map((color, index) => [30 + index, { color }])),
}
const SGR = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]*)m`)
const folder = mkdtempSync(join(tmpdir(), 'ketaplan-pictures-'))

/** The screen of a real terminal after the plan as a table, with its colours. */
function screen() {
  const tmux = (...args) =>
    execFileSync('tmux', ['-L', `pictures-${process.pid}`, '-f', '/dev/null', ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', TERM: 'xterm-256color' },
    })
  const command = `node bin/ketaplan.js ${PLAN.join(' ')} | head -n ${SIZE.rows - 2}`
  const line = `FORCE_COLOR=1 PS1='$ ' sh -c 'echo "$ ketaplan ${PLAN.join(' ')}"; ${command}; tmux wait-for -S done; sleep 60'`
  tmux('new-session', '-d', '-x', `${SIZE.columns}`, '-y', `${SIZE.rows}`, line)
  try {
    tmux('wait-for', 'done')
    return tmux('capture-pane', '-p', '-e')
  } finally {
    tmux('kill-server')
  }
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Text with SGR sequences as HTML. */
function html(text) {
  const style = { ...STYLES[0] }
  return text
    .split(SGR)
    .map((part, index) => {
      if (index % 2 === 1) {
        for (const code of part.split(';')) Object.assign(style, STYLES[Number(code)])
        return ''
      }
      const css = `${style.color && `color:${style.color};`}${style.bold ? 'font-weight:bold;' : ''}${style.dim ? 'opacity:.65;' : ''}`
      return css === '' ? escaped(part) : `<span style="${css}">${escaped(part)}</span>`
    })
    .join('')
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
try {
  const page = await browser.newPage({ viewport: { width: 820, height: 600 } })
  await page.setContent(
    `<body style="margin:0;background:#1c2128"><pre style="margin:0;padding:16px;display:inline-block;` +
      `color:#cdd9e5;font:14px/1.3 'DejaVu Sans Mono',monospace">${html(screen().trimEnd())}</pre></body>`,
  )
  await page.locator('pre').screenshot({ path: 'docs/terminal.png' })

  const file = join(folder, 'plan.html')
  const options = ['-w', '70', '-c', '2', '--container', '250', '-o', file]
  execFileSync(process.execPath, ['bin/ketaplan.js', ...PLAN, ...options])
  await page.goto(pathToFileURL(file).href)
  const pdf = join(folder, 'plan.pdf')
  writeFileSync(pdf, await page.pdf({ format: 'A4' }))
  execFileSync('pdftoppm', ['-png', '-r', '48', '-f', '1', '-l', '2', pdf, join(folder, 'page')])
  const images = readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => `<img src="data:image/png;base64,${readFileSync(join(folder, name), 'base64')}">`)
  // The page of the plan forbids pictures, also to what replaces it: take another.
  const pages = await browser.newPage({ viewport: { width: 1040, height: 730 } })
  await pages.setContent(
    `<body style="margin:0;background:#ddd;display:inline-flex;gap:12px;padding:12px">${images.join('')}`,
  )
  await pages.locator('body').screenshot({ path: 'docs/bedside-page.png' })
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}
