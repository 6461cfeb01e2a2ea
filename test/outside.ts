/** Programs that are not ours and read what we write. */
import { spawnSync } from 'node:child_process'

/**
 * Whether this command runs here, for `describe.skipIf(!isHere(...))`. Where it does not, the suite says loudly
 * what it leaves out, and CI fails on what was skipped.
 */
export function isHere(command: string, ...args: readonly string[]): boolean {
  if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return true
  console.error(`LEFT OUT: ${[command, ...args].join(' ')} does not run here; scripts/debian-packages.sh installs it`)
  return false
}
