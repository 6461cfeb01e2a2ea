import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COLUMNS, csvLines, headerOf, idOf, jsonLine, requestOf, textOfLine } from '../../../src/cli/batch/request-line'
import { optionRowsOf } from '../../../src/cli/options'
import { Refusal } from '../../../src/core/model/finding'
import { refused } from '../../core/refused'
import { lawRuns } from '../../law-runs'
import { character, printable } from '../../render/hostile'

const ASKED = { id: 'p1', setting: 'inpatient', start: '2026-11-30' }

it('knows the id and the request fields of the command line, by the same names', () => {
  const asked = [...optionRowsOf('inpatient'), ...optionRowsOf('outpatient')]
    .filter(({ category }) => category !== 'output')
    .map(({ name }) => name)
    .filter((name) => name !== 'profile' && name !== 'no-profile')
  expect(new Set(COLUMNS)).toEqual(new Set(['id', 'setting', 'start', ...asked, 'predict']))
  expect(new Set(COLUMNS).size).toBe(COLUMNS.length)
})

describe('a header', () => {
  it.each([
    ['id,setting,start', ',', ['id', 'setting', 'start']],
    ['start,"setting",id,step-every', ',', ['start', 'setting', 'id', 'step-every']],
    ['ID,Setting,START,Weight', ',', ['id', 'setting', 'start', 'weight']],
    ['id;setting;start;predict', ';', ['id', 'setting', 'start', 'predict']],
    ['id\tsetting\t"start"', '\t', ['id', 'setting', 'start']],
  ])('%j', (text, separator, columns) => expect(headerOf(text)).toEqual({ separator, columns }))

  it.each([
    ['id,setting,start,wieght', 'unknown-column', 'wieght', COLUMNS.join(', ')],
    ['id|setting|start', 'unknown-column', 'id|setting|start', COLUMNS.join(', ')],
    ['id;setting,start', 'unknown-column', 'setting,start', COLUMNS.join(', ')],
    ['ID,id,setting,start', 'column-twice', 'id', 'it once'],
    ['id,setting,start, weight', 'unknown-column', ' weight', COLUMNS.join(', ')],
    ['id,setting,start,__proto__', 'unknown-column', '__proto__', COLUMNS.join(', ')],
    ['id,setting,start,', 'unknown-column', '', expect.any(String)],
    ['id,setting,start,max,max', 'column-twice', 'max', 'it once'],
    ['setting,start', 'missing', 'id', 'a header with id, setting, start'],
    ['id,start', 'missing', 'setting', 'a header with id, setting, start'],
    ['id,setting', 'missing', 'start', 'a header with id, setting, start'],
    ['id,"setting,start', 'quotes', 'line', 'cells as RFC 4180 quotes them'],
    ['', 'missing', 'header', 'a first line with id, setting, start'],
  ])('%j is refused', (text, code, place, allowed) => {
    expect(refused(() => headerOf(text))).toMatchObject({ code, place, allowed, severity: 'error' })
  })

  it('is not quoted at length', () => {
    const finding = refused(() => headerOf(`id,setting,start,${'x'.repeat(60_000)}`))
    expect(String(finding.place).length).toBe(40)
  })
})

describe('a CSV line', () => {
  const { read } = csvLines({ columns: ['id', 'reason', 'max'], separator: ',' })

  it.each([
    ['a,b,c', { id: 'a', reason: 'b', max: 'c' }],
    ['a,,', { id: 'a' }],
    [',,', {}],
    ['"a","",c', { id: 'a', max: 'c' }],
    ['a,"he said ""go"", twice",c', { id: 'a', reason: 'he said "go", twice', max: 'c' }],
    ['a," ",c', { id: 'a', reason: ' ', max: 'c' }],
    ['a,b\rb,c', { id: 'a', reason: 'b\rb', max: 'c' }],
    [' a ,b;b,c\t', { id: ' a ', reason: 'b;b', max: 'c\t' }],
  ])('%s', (text, fields) => expect(read(text)).toEqual(fields))

  it.each([
    ['a,b', 'cell-count', '2 cells'],
    ['a,b,c,d', 'cell-count', '4 cells'],
    ['', 'cell-count', '1 cells'],
    ['a,"b,c', 'quotes', 'a,"b,c'],
    ['a,b"c,d', 'quotes', 'a,b"c,d'],
    ['a,"b"c,d', 'quotes', 'a,"b"c,d'],
    ['a, "b",c', 'quotes', 'a, "b",c'],
    ['a,b,"', 'quotes', 'a,b,"'],
  ])('%s is refused', (text, code, found) => {
    expect(refused(() => read(text))).toMatchObject({ code, place: 'line', found })
  })

  it('reads back what csv-stringify writes, on one line', () => {
    const cell = fc.string({ unit: printable }).filter((text) => !/[\r\n]/.test(text))
    const names = ['id', 'setting', 'start', 'reason']
    const separators = fc.constantFrom(',', ';', '\t')
    fc.assert(
      fc.property(fc.array(cell, { minLength: 4, maxLength: 4 }), separators, (cells, separator) => {
        const line = stringify([cells], { record_delimiter: '', delimiter: separator })
        const there = names.flatMap((name, index) => (cells[index] === '' ? [] : [[name, cells[index]]]))
        expect(csvLines({ columns: names, separator }).read(line)).toEqual(Object.fromEntries(there))
      }),
    )
  })
})

it('reads CSV lines given ahead as it reads each alone', () => {
  const header = { columns: ['id', 'setting', 'start'], separator: ',' }
  const outcomeOf = (read: () => unknown) => {
    try {
      return read()
    } catch (error) {
      return error instanceof Refusal ? error.findings : error
    }
  }
  const line = fc.string({ unit: fc.constantFrom('a', ',', '"', ' ', '\r', ';', '\ufeff') })
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const together = csvLines(header)
      together.parseAhead?.(lines)
      for (const text of lines)
        expect(outcomeOf(() => together.read(text))).toEqual(outcomeOf(() => csvLines(header).read(text)))
    }),
    { numRuns: lawRuns(300, 60) },
  )
})

describe('a JSON line', () => {
  it.each([
    ['{"id":"a","weight":70.5,"weekends":true}', { id: 'a', weight: 70.5, weekends: true }],
    [' { "id" : "a" , "max" : null } ', { id: 'a' }],
    ['{"id":"\\"max\\": 5, \\"max\\": 6"}', { id: '"max": 5, "max": 6' }],
    ['{}', {}],
  ])('%s', (text, fields) => expect(jsonLine(text)).toEqual(fields))

  it.each([
    ['{"id":"a"', 'not-json', 'line'],
    ['', 'not-json', 'line'],
    ['{"id":"a"} {"id":"b"}', 'not-json', 'line'],
    ['{"weight":NaN}', 'not-json', 'line'],
    ['[{"id":"a"}]', 'not-an-object', 'line'],
    ['null', 'not-an-object', 'line'],
    ['70', 'not-an-object', 'line'],
    ['{"max":"20","max":"60"}', 'column-twice', 'max'],
    ['{"max":"20","m\\u0061x":"60"}', 'column-twice', 'max'],
    ['{"max":null, "max" :"60"}', 'column-twice', 'max'],
    ['['.repeat(60_000), 'not-json', 'line'],
  ])('%.60s is refused', (text, code, place) => {
    expect(refused(() => jsonLine(text))).toMatchObject({ code, place })
  })

  it('reads back any flat object, whatever its strings hold', () => {
    const value = fc.oneof(fc.string({ unit: character }), fc.boolean(), fc.double({ noNaN: true }))
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (record) => {
        const text = JSON.stringify(record)
        expect(jsonLine(text)).toEqual(JSON.parse(text))
      }),
    )
  })
})

describe('an id', () => {
  it.each([
    ['p-042', 'p-042'],
    ['  with blanks  ', '  with blanks  '],
    [17, '17'],
    [-1, '-1'],
    ['\u00e9'.repeat(200), '\u00e9'.repeat(200)],
  ])('%j', (id, text) => expect(idOf({ id })).toBe(text))

  it.each([
    [''],
    ['a\u0000'],
    ['a\tb'],
    ['a\u2028b'],
    ['\u202eabc'],
    ['\ud800'],
    ['x'.repeat(201)],
    [1.5],
    // Beyond what a double holds exactly it may be another number by now.
    [2 ** 53],
    [1e21],
    [true],
    [['a']],
  ])('%j is refused', (id) => {
    expect(refused(() => idOf({ id }))).toMatchObject({ code: 'not-an-id', place: 'id' })
  })

  it('must be there', () => {
    expect(refused(() => idOf({}))).toMatchObject({ code: 'missing', place: 'id' })
  })
})

describe('a request', () => {
  it('has the fields of the line, then those for all lines, and not the id', () => {
    const common = { tz: 'UTC', now: '2026-11-01' }
    expect(requestOf({ ...ASKED, tz: 'Asia/Kolkata', weight: 70.5, weekends: 'true' }, common)).toEqual({
      setting: 'inpatient',
      start: '2026-11-30',
      timeZone: 'Asia/Kolkata',
      now: '2026-11-01',
      weight: '70.5',
      weekends: true,
    })
  })

  it.each([
    [{ wieght: '70' }, 'unknown-column', 'wieght'],
    [JSON.parse('{"__proto__":"x"}'), 'unknown-column', '__proto__'],
    [{ constructor: 'x' }, 'unknown-column', 'constructor'],
    [{ setting: undefined }, 'missing', 'setting'],
    [{ setting: 'Inpatient' }, 'not-a-setting', 'setting'],
    [{ start: undefined }, 'missing', 'start'],
    [{ weekends: 'yes' }, 'wrong-type', 'weekends'],
    [{ weekends: 1 }, 'wrong-type', 'weekends'],
    [{ max: true }, 'wrong-type', 'max'],
    [jsonLine('{"max":[20]}'), 'wrong-type', 'max'],
    [jsonLine('{"max":{"value":20,"value":20}}'), 'wrong-type', 'max'],
  ])('with %j is refused', (over, code, place) => {
    const all = [...Object.entries(ASKED), ...Object.entries(over)]
    const fields = Object.fromEntries(all)
    for (const [name, value] of all) if (value === undefined) delete fields[name]
    expect(refused(() => requestOf(fields, {}))).toMatchObject({ code, place })
  })
})

it.each(['long-line', 'not-utf8', 'nul'] as const)('has no text in a line that is %s', (wrong) => {
  expect(refused(() => textOfLine({ number: 3, text: '', wrong }))).toMatchObject({ code: wrong, place: 'line' })
})
