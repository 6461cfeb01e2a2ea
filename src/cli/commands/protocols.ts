/** `ketaplan protocols`: the list, or one protocol with every figure, its basis and its source. */

import { refuse } from '../../core/model/finding'
import type { Protocol } from '../../core/model/protocol'
import { escapeControls, jsonText } from '../../core/values/escape-controls'
import { protocols } from '../../protocols/index'
import { findListed } from '../../protocols/listed'
import { dosesText, listedList, protocolList, protocolListText } from '../../render/help/protocol-list'
import {
  cautionTexts,
  companionList,
  figureList,
  listedTexts,
  sourceGrid,
  sourceList,
  withDrugLimit,
} from '../../render/help/protocol-text'
import { bannerOf } from '../../render/help/provenance'
import { gridMd, plainMarkdown } from '../../render/markdown/markdown'
import { type Grid, recordsText } from '../../render/table/grid'
import { wrap } from '../../render/view'
import { PROTOCOL_FORMATS } from '../choices'
import type { Io } from '../io/io'
import { paintFor } from '../io/paint'
import { deliver, type Options, type Target, targetsOf, textOf, widthFor } from '../output'
import type { CommandLine } from '../parse-argv'
import { protocolNamed } from './find-protocol'

/** A protocol file to start from. Throws Refusal for a source that is not the user's own. */
async function template(protocol: Protocol, source: string | undefined): Promise<string> {
  const { notOwnSource } = await import('../../protocols/honesty')
  const right = source === undefined ? undefined : notOwnSource(source)
  if (right !== undefined) refuse('not-own-source', '--source', source ?? '', right)
  const { startingPoint } = await import('../../render/help/starting-point')
  return startingPoint(protocol, source)
}

/** A text as Markdown, or wrapped for a terminal. */
type Written = (text: string) => string

function oneText(protocol: Protocol, isMd: boolean, width: number, show: (grid: Grid) => string): string {
  const written: Written = isMd ? plainMarkdown : (text) => wrap(text, width)
  const section = (title: string): string => (isMd ? `## ${title}\n` : title)
  const title = `${protocol.id}: ${escapeControls(protocol.title)} (${protocol.drug}, ${protocol.setting})`
  const companions = companionList(protocol)
  const cautions = cautionTexts(protocol).map((text) => (isMd ? `- ${text}` : wrap(`- ${text}`, width, '  ')))
  return [
    isMd ? `# ${plainMarkdown(title)}` : wrap(title, width),
    bannerOf(protocol),
    written(`${dosesText(protocol)}.`),
    show(figureList(protocol)).trimEnd(),
    companions.rows.length === 0 ? '' : show(companions).trimEnd(),
    protocol.remarks.map(({ text }) => written(escapeControls(text))).join('\n'),
    [section('Cautions, with every plan'), ...cautions].join('\n'),
    show(sourceGrid(withDrugLimit(protocol))).trimEnd(),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

/** A protocol with its cautions, and each source that it cites with how much of it was read. */
function withSources(protocol: Protocol) {
  const whole = withDrugLimit(protocol)
  const sources = sourceList(whole).rows.map(([id = '', citation, read]) => [id, { citation, read }])
  return { ...whole, cautions: cautionTexts(protocol), sources: Object.fromEntries(sources) }
}

type Format = (typeof PROTOCOL_FORMATS)[number]

async function textFor(
  id: string | undefined,
  { format, file }: Target<Format>,
  options: Options,
  io: Io,
): Promise<string> {
  if (options.source !== undefined && (options.schema === true || format !== 'yaml'))
    refuse('alone', '--source', '', '--yaml beside it')
  if (options.schema === true) {
    if (id !== undefined) return refuse('alone', '--schema', id, 'to be given without a protocol')
    const { protocolFileSchema } = await import('../../protocols/schema')
    return jsonText(protocolFileSchema())
  }
  const width = widthFor(options, io)
  const alone = id === undefined ? undefined : findListed(id)
  if (alone !== undefined && format !== 'yaml') {
    if (format === 'json') return jsonText({ ...alone, plannable: false })
    const texts = listedTexts(alone).map((text) => (format === 'md' ? plainMarkdown(text) : wrap(text, width)))
    return `${texts.join('\n\n')}\n`
  }
  const protocol = id === undefined ? undefined : await protocolNamed(id, io, 'protocols')
  if (format === 'json') return jsonText(protocol === undefined ? protocols : withSources(protocol))
  if (format === 'yaml') {
    if (protocol === undefined) return refuse('alone', '--yaml', '', 'the id of a protocol')
    return template(protocol, textOf(options.source))
  }
  const paint = await paintFor(io, options, file)
  const isMd = format === 'md'
  if (protocol === undefined)
    return isMd
      ? `# Protocols\n\n${[protocolList(protocols), listedList()].map(gridMd).join('\n')}`
      : protocolListText(protocols, width, paint)
  return oneText(protocol, isMd, width, (grid) => (isMd ? gridMd(grid) : recordsText(grid, width, paint)))
}

/** Shows the protocols. Throws Refusal, Failure. */
export async function protocolsCommand({ args: [id, excess], options }: CommandLine, io: Io): Promise<void> {
  if (excess !== undefined)
    refuse('too-many-arguments', 'id', excess, `one id, or check before a file: protocols check ours.yaml`)
  const targets = targetsOf(options, PROTOCOL_FORMATS)
  await deliver(targets, (target) => textFor(id, target, options, io), options, io)
}
