/** In zsh itself: Tab in a terminal. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { completables } from '../../../src/cli/completion/completable'
import { zshScript } from '../../../src/cli/completion/zsh'
import { SOFT_LIMITS } from '../../../src/core/model/limit'
import { inTerminal } from '../../built/terminal'
import { isHere } from '../../outside'

const folder = mkdtempSync(join(tmpdir(), 'ketaplan-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'completion.zsh'), zshScript(completables()))
writeFileSync(join(folder, 'our-plan.yaml'), '')

const SHELL = `cd ${folder} && PS1='%% ' exec zsh -f -i`
const READY = `autoload -Uz compinit && compinit -u -d ${folder}/dump && source completion.zsh && clear && print rea''dy`

/** The screen after Tab behind this line, once the text is to be seen. */
const screen = (line: string, text: string | RegExp): Promise<string> =>
  inTerminal(SHELL, { HOME: folder, TERM: 'screen' }, async ({ type, press, shows }) => {
    type(READY)
    press('Enter')
    await shows('ready')
    type(`ketaplan ${line}`)
    press('Tab')
    return shows(text)
  })

describe.skipIf(!isHere('zsh', '--version') || !isHere('tmux', '-V'))('zsh', () => {
  it.each([
    ['inp', 'ketaplan inpatient '],
    ['--v', 'ketaplan --version'],
    ['inpatient tod', 'inpatient today'],
    ['inpatient 2026-11-30 --wei', '--weight='],
    ['inpatient -p crps', '-p crps-5day'],
    ['outpatient --protocol=crps', '--protocol=crps-10session'],
    ['inpatient -p our', '-p our-plan.yaml'],
    ['inpatient -o our', '-o our-plan.yaml'],
    ['inpatient --by ch', '--by change'],
    ['inpatient --allow start-rate,step-s', '--allow start-rate,step-size'],
    ['inpatient --predict=dom', 'inpatient --predict=domino'],
    ['inpatient --predict tod', 'inpatient --predict today'],
    ['protocols --y', 'protocols --yaml'],
    ['batch our', 'batch our-plan.yaml'],
    ['batch --input nd', 'batch --input ndjson'],
    ['compare crps-5day goldberg-2005,crps', 'goldberg-2005,crps'],
    ['compare crps-5', 'compare crps-5day'],
    ['completion zs', 'completion zsh'],
    ['help exi', 'help exit-codes'],
  ])('completes "%s" to "%s"', async (line, text) => {
    expect(await screen(line, text)).toContain(text)
  })

  it('lists commands with what they do', async () => {
    const shown = await screen('', /session-by-session/)
    expect(shown).toContain('hour-by-hour table of a continuous infusion')
  })

  it('lists the limits that can be lifted', async () => {
    const shown = await screen('inpatient --allow ', /concentration/)
    for (const name of SOFT_LIMITS) expect(shown).toContain(name)
  })
})
