/** Finds the protocol that `--protocol` names: a built-in id, or a file. */
import { basename } from 'node:path'
import { field, type Place } from '../../core/model/field'
import { refuse } from '../../core/model/finding'
import type { Protocol } from '../../core/model/protocol'
import { findProtocol, protocols } from '../../protocols/index'
import { findListed } from '../../protocols/listed'
import type { Io } from '../io/io'

// An id has no slash and no such extension.
const FILE = /[/\\]|\.(?:json|ya?ml)$/i
export const isProtocolFile = (name: string): boolean => FILE.test(name)

/** Throws Refusal for an unknown id or a wrong file, Failure for a file that cannot be read. */
export async function protocolNamed(
  name: string,
  io: Pick<Io, 'readFile'>,
  place: Place = field('protocol'),
): Promise<Protocol> {
  const builtIn = findProtocol(name)
  if (builtIn !== undefined) return builtIn
  const listed = findListed(name)
  if (listed !== undefined) return refuse('not-plannable', place, name, listed.reason)
  if (!FILE.test(name)) {
    const ids = protocols.map(({ id }) => id).join(', ')
    return refuse('unknown-protocol', place, name, `${ids}, or a JSON or YAML file`)
  }
  const { LARGEST_FILE } = await import('../../protocols/plain-yaml')
  const { readProtocolFile } = await import('../../protocols/parse-protocol-file')
  return readProtocolFile(basename(name), await io.readFile(name, LARGEST_FILE))
}
