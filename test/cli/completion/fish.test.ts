/** In fish itself, by its own question what it would complete. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { completables } from '../../../src/cli/completion/completable'
import { fishScript } from '../../../src/cli/completion/fish'
import { SOFT_LIMITS } from '../../../src/core/model/limit'
import { MODEL_IDS } from '../../../src/core/pharmacokinetics/models'
import { isHere } from '../../outside'

const folder = mkdtempSync(join(tmpdir(), 'ketaplan-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeFileSync(join(folder, 'completion.fish'), fishScript(completables()))
writeFileSync(join(folder, 'our plan.yaml'), '')

/** What Tab offers at the end of this line, without the descriptions. */
function offered(line: string): readonly string[] {
  const { stdout, stderr } = spawnSync(
    'fish',
    ['--no-config', '-c', 'source completion.fish; complete -C $argv[1]', line],
    { encoding: 'utf8', cwd: folder, env: { PATH: process.env.PATH, HOME: folder } },
  )
  expect(stderr).toBe('')
  return stdout
    .split('\n')
    .filter((each) => each !== '')
    .map((each) => each.replace(/\t.*/, ''))
}
const sorted = (words: readonly string[]) => [...words].sort()

describe.skipIf(!isHere('fish', '--version'))('fish', () => {
  it.each([
    ['inp', ['inpatient']],
    ['--v', ['--version']],
    ['inpatient tod', ['today']],
    ['inpatient 2026-11-30 --step', ['--step', '--step-every']],
    ['outpatient 2026-11-30 --step', ['--step', '--step-every']],
    ['inpatient -p crps', ['crps-5day']],
    ['outpatient --protocol crps', ['crps-10session']],
    ['outpatient --protocol=crps', ['--protocol=crps-10session']],
    ['inpatient -o our', ['our plan.yaml']],
    ['inpatient our', []],
    ['inpatient --tz ', []],
    ['inpatient --by ', ['hour', 'session', 'change']],
    ['inpatient --allow ', SOFT_LIMITS],
    ['inpatient --allow start-rate,step-s', ['start-rate,step-size']],
    ['inpatient --allow=start-rate,step-s', ['--allow=start-rate,step-size']],
    ['inpatient --predict=', MODEL_IDS.map((id) => `--predict=${id}`)],
    ['compare --predict=dom', ['--predict=domino']],
    ['inpatient --predict dom', []],
    ['protocols goldberg-2010 --y', ['--yaml']],
    ['batch our', ['our plan.yaml']],
    ['batch --input ', ['csv', 'ndjson']],
    ['compare crps-5day goldberg-2005', ['goldberg-2005']],
    ['completion ', ['bash', 'zsh', 'fish']],
    ['help exi', ['exit-codes']],
  ])('offers behind "%s": %j', (line, expected) => {
    expect(sorted(offered(`ketaplan ${line}`))).toEqual(sorted(expected))
  })

  it('offers files beside the protocols', () => {
    expect(offered('ketaplan inpatient -p ')).toEqual(expect.arrayContaining(['crps-5day', 'our plan.yaml']))
  })

  it('describes what it offers', () => {
    const { stdout } = spawnSync('fish', ['--no-config', '-c', 'source completion.fish; complete -C "ketaplan inp"'], {
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder },
    })
    expect(stdout).toBe('inpatient\thour-by-hour table of a continuous infusion\n')
  })
})
