/** Protocols that a table names outside of a column of protocols: in a title, a plan or a remark. */
import type { Protocol } from '../../../core/model/protocol'
import type { Finding } from '../../finding'
import { LONGEST } from '../cells/units'
import { findingIn, type Line } from '../grid'
import type { Library } from '../infer-protocol'

/** `ketcrps-2-inpatient` */
const ID = /\b[a-z][a-z0-9]*(?:-[a-z0-9]+)+\b/gi
/** `Protocol: ward-2020`: named as one, whether it is known or not. */
const SAID = /\b(?:protocol|regimen|protokoll|protocole)(?: id)?[ :=]+([a-z][a-z0-9]*(?:-[a-z0-9]+)*-[0-9]{2,4})\b/i

interface NamedProtocol {
  readonly id: string
  /** Absent where no protocol has that name. */
  readonly protocol: Protocol | undefined
  readonly line: Line
  readonly cell: number
}

/** The first protocol that lines name; ids are known by the library, others by the word before them. */
export function protocolNamed(lines: readonly Line[], { find }: Library): NamedProtocol | undefined {
  for (const line of lines)
    for (const [cell, text] of line.cells.entries()) {
      if (!text.includes('-') || text.length > LONGEST) continue
      const id = text.match(ID)?.find((each) => find(each.toLowerCase()) !== undefined) ?? SAID.exec(text)?.[1]
      if (id !== undefined) return { id, protocol: find(id.toLowerCase()), line, cell }
    }
  return undefined
}

/** What is said where a table is held to another protocol than the one that it names. */
export function otherProtocol(named: NamedProtocol | undefined, used: Protocol, isAsked: boolean): readonly Finding[] {
  if (named === undefined || named.protocol?.id === used.id) return []
  const { id, line, cell } = named
  return [
    isAsked
      ? findingIn('other-protocol', line, cell, [id, `${used.id}, which it is checked against`])
      : findingIn('protocol', line, cell, [id, `a built-in protocol, or -p with a file; checked against ${used.id}`]),
  ]
}
