/** `ketaplan protocols`: the list, or one protocol with every figure, its basis and its source. */

import { refuse } from '../../core/model/finding'
import type { Protocol } from '../../core/model/protocol'
import { escapeControls, jsonText } from '../../core/values/escape-controls'
import { protocols } from '../../protocols/index'
import { findListed } from '../../protocols/listed'
import {
  cautionTexts,
  companionList,
  figureList,
  listedList,
  listedTexts,
  protocolList,
  sourceGrid,
  sourceList,
  withDrugLimit,
} from '../../render/help/protocol-text'
import { gridMd, plainMarkdown } from '../../render/markdown/markdown'
import { gridTable } from '../../render/table/grid'
import { bannerOf } from '../../render/text/banner'
import { wrap } from '../../render/text/wrap'
import { plainPaint } from '../../render/view'
import { PROTOCOL_FORMATS } from '../choices'
import type { Io } from '../io/io'
import { paintFor } from '../io/paint'
import { deliver, formatOf, type Given, widthFor } from '../output'
import { protocolNamed } from './find-protocol'

function listText(form: 'table' | 'md', show: (grid: ReturnType<typeof protocolList>) => string): string {
  const lists = [protocolList(protocols), listedList()].map(show)
  return form === 'md' ? `# Protocols\n\n${lists.join('\n')}` : lists.join('\n')
}

function oneText(
  protocol: Protocol,
  form: 'table' | 'md',
  width: number,
  show: (grid: ReturnType<typeof protocolList>) => string,
): string {
  const named = form === 'md' ? plainMarkdown(escapeControls(protocol.title)) : escapeControls(protocol.title)
  const title = `${protocol.id}: ${named} (${protocol.drug}, ${protocol.setting})`
  const companions = companionList(protocol)
  const cautions = cautionTexts(protocol).map((text) =>
    form === 'md' ? `- ${text}` : wrap(`- ${text}`, width, '  '),
  )
  return [
    form === 'md' ? `# ${title}` : wrap(title, width),
    bannerOf(protocol),
    show(figureList(protocol)).trimEnd(),
    companions.rows.length === 0 ? '' : show(companions).trimEnd(),
    protocol.remarks
      .map(({ text }) =>
        form === 'md' ? plainMarkdown(escapeControls(text)) : wrap(escapeControls(text), width),
      )
      .join('\n'),
    [form === 'md' ? '## Cautions\n' : 'Cautions, with every plan', ...cautions].join('\n'),
    show(sourceGrid(withDrugLimit(protocol))).trimEnd(),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n')
}

/** With its cautions, and every source that it cites and how much of it was read. */
function withSources(protocol: Protocol) {
  const whole = withDrugLimit(protocol)
  const sources = sourceList(whole).rows.map(([id = '', citation, read]) => [id, { citation, read }])
  return { ...whole, cautions: cautionTexts(protocol), sources: Object.fromEntries(sources) }
}

async function textFor(id: string | undefined, given: Given, io: Io): Promise<string> {
  if (given.schema === true) {
    if (id !== undefined) return refuse('alone', '--schema', id, 'to be given without a protocol')
    const { protocolFileSchema } = await import('../../protocols/schema')
    return jsonText(protocolFileSchema())
  }
  const format = formatOf(given, PROTOCOL_FORMATS)
  const width = widthFor(given, io)
  const alone = id === undefined ? undefined : findListed(id)
  if (alone !== undefined && format !== 'yaml') {
    if (format === 'json') return jsonText({ ...alone, plannable: false })
    const texts = listedTexts(alone).map((text) =>
      format === 'md' ? plainMarkdown(text) : wrap(text, width),
    )
    return `${texts.join('\n\n')}\n`
  }
  const protocol = id === undefined ? undefined : await protocolNamed(id, io, 'protocols')
  if (format === 'json') return jsonText(protocol === undefined ? protocols : withSources(protocol))
  if (format === 'yaml') {
    if (protocol === undefined) return refuse('alone', '--yaml', '', 'the id of a protocol')
    const { startingPoint } = await import('../../render/help/starting-point')
    return startingPoint(protocol)
  }
  const paint = given.output === undefined ? await paintFor(io, given['no-color'] === true) : plainPaint
  const show = (grid: ReturnType<typeof protocolList>) =>
    format === 'md' ? gridMd(grid) : gridTable(grid, width, paint)
  return protocol === undefined ? listText(format, show) : oneText(protocol, format, width, show)
}

/** Shows the protocols. Throws Refusal, Failure. */
export async function protocolsCommand(id: string | undefined, given: Given, io: Io): Promise<void> {
  await deliver(await textFor(id, given, io), given, io)
}
