/** `ketaplan completion <shell>`: a completion script for the shell. */
import { SHELLS } from '../choices'
import { bashScript } from '../completion/bash'
import { completables } from '../completion/completable'
import { fishScript } from '../completion/fish'
import { zshScript } from '../completion/zsh'
import type { Io } from '../io/io'
import { wordOf } from '../output'
import type { CommandLine } from '../parse-argv'

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const

/** Prints the script. Throws Refusal for another shell, Failure. */
export async function completionCommand({ args: [name = ''] }: CommandLine, io: Io): Promise<void> {
  const shell = wordOf(SHELLS, 'unknown-shell')('completion', name)
  await io.stdout.write(SCRIPTS[shell](completables()))
}
