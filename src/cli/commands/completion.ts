/** `ketaplan completion <shell>`: a script for the shell to read. */
import { refuse } from '../../core/model/finding'
import { SHELLS } from '../choices'
import { bashScript } from '../completion/bash'
import { completables } from '../completion/completable'
import { fishScript } from '../completion/fish'
import { zshScript } from '../completion/zsh'
import type { Io } from '../io/io'
import type { Asked } from '../parse-argv'

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const

/** Prints the script. Throws Refusal for another shell, Failure. */
export async function completionCommand({ words: [name = ''] }: Asked, io: Io): Promise<void> {
  const shell = SHELLS.find((each) => each === name) ?? refuse('unknown-shell', 'completion', name, SHELLS.join(', '))
  await io.stdout.write(SCRIPTS[shell](completables()))
}
