import * as builtIn from '../protocols/index'
import * as file from '../protocols/parse-protocol-file'
import { refusing } from './findings'
import type { Protocol, Setting } from './types'

/** Every built-in protocol; the first of a setting is its default. */
export const protocols: readonly Protocol[] = builtIn.protocols

/** The built-in protocol with this id, if there is one. */
export const findProtocol = (id: string): Protocol | undefined => builtIn.findProtocol(id)

/** The protocol by which a setting is planned when none is named. */
export const defaultProtocol = (setting: Setting): Protocol => builtIn.defaultProtocol(setting)

/**
 * The protocol of a file's text, JSON or YAML; messages call the file `name`. It is the only way to a protocol that
 * is not built in: a changed copy of a built-in one is refused. Throws Refusal with file, line and column.
 */
export const readProtocolFile = (name: string, text: string): Protocol =>
  refusing(() => file.readProtocolFile(name, text))
