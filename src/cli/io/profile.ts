/** The profile that a command is run with: from `--profile`, else from KETAPLAN_PROFILE. */

import { basename, dirname, join } from 'node:path'
import { looserLimits } from '../../core/guard/profile-limits'
import { Refusal, refuse } from '../../core/model/finding'
import type { Profile } from '../../core/model/profile'
import type { Protocol, Setting } from '../../core/model/protocol'
import type { ActiveProfile } from '../../protocols/active-profile'
import type { ProfileFile } from '../../protocols/profile'
import { isProtocolFile, protocolNamed } from '../commands/find-protocol'
import { type Options, textOf } from '../output'
import type { Io } from './io'

function pathFor(options: Options, io: Io): string | undefined {
  const named = textOf(options.profile)
  if (options['no-profile'] !== true) return (named ?? io.env.KETAPLAN_PROFILE) || undefined
  return named === undefined ? undefined : refuse('not-with', '--profile', '--no-profile', 'one of them')
}

/** Throws Refusal where a limit of the profile allows more than its own protocol: such a limit has no effect. */
function refuseLooser(profile: ProfileFile, protocol: Protocol): void {
  const [name] = looserLimits(profile, protocol)
  if (name === undefined) return
  const [ours, own] = [profile.limits[name], (protocol as Partial<Profile['limits']>)[name]]
  refuse(
    'looser-limit',
    `${profile.file.name}: limits.${name}`,
    `${ours?.value} ${ours?.unit}`,
    `${own?.value} ${own?.unit} of ${protocol.id}, the protocol that it names`,
  )
}

/** Reads a profile. Throws Refusal with the first faults, or with all. */
async function readShown(path: string, io: Io, showsAllFaults: boolean): Promise<ProfileFile> {
  const { LARGEST_FILE } = await import('../../protocols/plain-yaml')
  const { readProfile } = await import('../../protocols/profile')
  const text = await io.readFile(path, LARGEST_FILE)
  try {
    return readProfile(basename(path), text)
  } catch (error) {
    if (showsAllFaults || !(error instanceof Refusal)) throw error
    const { firstTwo } = await import('../../protocols/parse-protocol-file')
    throw new Refusal(error.exit, firstTwo(error.findings, 'ketaplan profile check'))
  }
}

/**
 * The profile for plans of these settings; undefined where no profile is named. Throws Failure where it cannot be read,
 * Refusal where it has faults.
 */
export async function profileFor(
  options: Options,
  settings: readonly Setting[],
  io: Io,
  showsAllFaults = false,
): Promise<ActiveProfile | undefined> {
  const path = pathFor(options, io)
  if (path === undefined) return undefined
  const profile = await readShown(path, io, showsAllFaults)
  const protocols: Partial<Record<Setting, Protocol>> = {}
  for (const setting of settings) {
    const named = profile.protocol[setting]
    if (named === undefined) continue
    const place = `${profile.file.name}: protocol.${setting}`
    const protocol = await protocolNamed(isProtocolFile(named) ? join(dirname(path), named) : named, io, place)
    if (protocol.setting !== setting) refuse('other-setting', place, protocol.id, `a protocol of ${setting} plans`)
    refuseLooser(profile, protocol)
    protocols[setting] = protocol
  }
  return { ...profile, protocols }
}
