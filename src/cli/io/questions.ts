/** Questions on a terminal. */
import { isCancel, select, text as textPrompt } from '@clack/prompts'
import { type Choice, Interrupted } from './io'

/** Throws Interrupted for Escape and Ctrl-C. */
export async function choice(message: string, choices: readonly Choice[]): Promise<string> {
  // The prompt shows the hint of the selected choice only, so the hint is in the label.
  const options = choices.map(({ value, hint, disabled = false }) => ({ value, label: `${value}: ${hint}`, disabled }))
  const answer = await select({ message, options })
  if (isCancel(answer)) throw new Interrupted('interrupted')
  return answer
}

/** Throws Interrupted for Escape and Ctrl-C. */
export async function text(
  message: string,
  example: string,
  wrong: (text: string) => string | undefined,
): Promise<string> {
  const answer = await textPrompt({ message, placeholder: example, validate: (typed) => wrong(typed ?? '') })
  if (isCancel(answer)) throw new Interrupted('interrupted')
  return answer
}
