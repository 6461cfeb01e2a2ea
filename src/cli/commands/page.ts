/** `ketaplan page`: the planner as one page that works without a network, for classes. */
import { SETTINGS } from '../choices'
import type { Io } from '../io/io'
import { profileFor } from '../io/profile'
import { deliver } from '../output'
import { pageDocument } from '../page/page-document'
import { SCRIPT } from '../page/script'
import type { Asked } from '../parse-argv'

/** Throws Refusal (exit 2) for a profile that is wrong; Failure. */
export async function pageCommand({ given }: Asked, io: Io): Promise<void> {
  // There is one form, whatever the file is called.
  const targets = (Array.isArray(given.output) ? given.output : [undefined]).map((file) => ({ file, format: 'html' }))
  const profile = await profileFor(given, SETTINGS, io)
  // The names of files beside the profile are of no use elsewhere.
  const text = pageDocument(profile === undefined ? {} : { profile: { ...profile, protocol: {} } }, SCRIPT)
  await deliver(targets, () => text, given, io)
}
