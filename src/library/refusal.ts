import type { Finding } from './types'

/** A request, a file or a table that is refused, with every reason. `message` is the sentences of its findings. */
export class Refusal extends Error {
  constructor(
    /** `input`: something is wrong in itself. `guard`: a limit would be exceeded. */
    readonly by: 'input' | 'guard',
    readonly findings: readonly Finding[],
  ) {
    super(findings.map(({ message }) => message).join('; '))
    this.name = 'Refusal'
  }
}
