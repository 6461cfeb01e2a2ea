/** In bash itself, as readline calls it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { bashScript } from '../../../src/cli/completion/bash'
import { completables } from '../../../src/cli/completion/completable'
import { SOFT_LIMITS } from '../../../src/core/model/limit'
import { MODEL_IDS } from '../../../src/core/pharmacokinetics/models'
import { isHere } from '../../outside'

const folder = mkdtempSync(join(tmpdir(), 'ketaplan-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'completion.bash'), bashScript(completables()))
writeFileSync(join(folder, 'our plan.yaml'), '')

/** What Tab offers behind these words; bash parts at `=` too. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `set -u; . ./completion.bash; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ketaplan
printf '%s\\n' \${COMPREPLY[@]+"\${COMPREPLY[@]}"}`
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', 'ketaplan', ...words], {
    encoding: 'utf8',
    cwd: folder,
  })
  expect(stderr).toBe('')
  return stdout.split('\n').filter((line) => line !== '')
}

describe.skipIf(!isHere('bash', '--version'))('bash', () => {
  it.each([
    [['inp'], ['inpatient']],
    [['--v'], ['--version']],
    [['inpatient', 'tod'], ['today']],
    [
      ['inpatient', '2026-11-30', '--step'],
      ['--step', '--step-every'],
    ],
    [
      ['outpatient', '2026-11-30', '--step'],
      ['--step', '--step-every'],
    ],
    [['inpatient', '-p', 'crps'], ['crps-5day']],
    [['outpatient', '--protocol', 'crps'], ['crps-10session']],
    [['inpatient', '-p', 'our'], ['our plan.yaml']],
    [['inpatient', '-o', 'our'], ['our plan.yaml']],
    [['inpatient', 'our'], []],
    [['inpatient', '--tz', ''], []],
    [
      ['inpatient', '--by', ''],
      ['hour', 'session', 'change'],
    ],
    [
      ['inpatient', '--by', '='],
      ['hour', 'session', 'change'],
    ],
    [['inpatient', '--by', '=', 'ch'], ['change']],
    [['inpatient', '--allow', ''], SOFT_LIMITS],
    [['inpatient', '--allow', 'start-rate,step-s'], ['start-rate,step-size']],
    [['inpatient', '--allow', '=', 'start-rate,step-s'], ['start-rate,step-size']],
    [['inpatient', '--predict', '='], MODEL_IDS],
    [['compare', '--predict', '=', 'dom'], ['domino']],
    [['inpatient', '--predict', 'tod'], ['today']],
    [['protocols', 'goldberg-2010', '--y'], ['--yaml']],
    [['batch', 'our'], ['our plan.yaml']],
    [
      ['batch', '--input', ''],
      ['csv', 'ndjson'],
    ],
    [['compare', 'crps-5day', 'goldberg-2005'], ['goldberg-2005']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['help', 'exi'], ['exit-codes']],
    [['nonsense', ''], []],
  ])('offers behind %j: %j', (words, expected) => {
    expect(offered(...words)).toEqual(expected)
  })

  it('is bound to the command', () => {
    const { stdout } = spawnSync('bash', ['--norc', '-c', '. ./completion.bash; complete -p ketaplan'], {
      encoding: 'utf8',
      cwd: folder,
    })
    expect(stdout).toBe('complete -F _ketaplan ketaplan\n')
  })
})
