/** `ketaplan page`: the planner as one page that works without a network, for classes. */
import { SETTINGS } from '../choices'
import type { Io } from '../io/io'
import { profileFor } from '../io/profile'
import { deliver, targetsOf } from '../output'
import { pageDocument } from '../page/page-document'
import { SCRIPT } from '../page/script'
import type { CommandLine } from '../parse-argv'

/** Throws Refusal (exit 2) for a profile or an extension that is wrong; Failure. */
export async function pageCommand({ options }: CommandLine, io: Io): Promise<void> {
  const targets = options.output === undefined ? [{ format: 'html' }] : targetsOf(options, ['html'])
  const profile = await profileFor(options, SETTINGS, io)
  // The page cannot read the protocol files that the profile names.
  const text = pageDocument(profile === undefined ? {} : { profile: { ...profile, protocol: {} } }, SCRIPT)
  await deliver(targets, () => text, options, io)
}
