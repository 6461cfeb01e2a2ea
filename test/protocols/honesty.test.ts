import { describe, expect, it } from 'vitest'
import { borrowedIn } from '../../src/protocols/honesty'
import { protocols } from '../../src/protocols/index'
import { readProtocolFile } from '../../src/protocols/parse-protocol-file'
import { type Changes, changed, cited, documentOf, own, refusal } from './local-file'

const OWN = ['our protocol 12']
const IDS = protocols.map(({ id }) => id)

/** What is wrong with a document, as `path: found; right`. */
const borrowed = (text: string): readonly string[] =>
  borrowedIn(changed(documentOf(text), {})).map(({ path, found, right }) => `${path.join('.')}: ${found}; ${right}`)

it.each(IDS)('lets every figure of %s keep its citation under an id of one’s own', (id) => {
  expect(borrowed(cited(id))).toEqual([])
})

it.each(IDS)('lets every figure of %s be local with a source of one’s own', (id) => {
  expect(borrowed(own(id))).toEqual([])
})

describe('a figure that is not the cited one', () => {
  it.each<[string, Changes, string, string]>([
    ['crps-5day', { 'maximum.value': 60 }, 'maximum', '40 mg/h became 60 mg/h'],
    ['crps-5day', { 'maximum.value': 39.999 }, 'maximum', '40 mg/h became 39.999 mg/h'],
    // One of three sources is enough to be cited.
    ['crps-5day', { 'maximum.value': 60, 'maximum.source': ['seed'] }, 'maximum', '40 mg/h became 60 mg/h'],
    // A source of one's own beside it does not carry the figure either.
    [
      'crps-5day',
      { 'maximum.value': 60, 'maximum.source': ['medscape-2018', ...OWN] },
      'maximum',
      '40 mg/h became 60 mg/h',
    ],
    // Calling it local does not either, while the citation stands.
    ['crps-5day', { 'maximum.value': 60, 'maximum.basis': 'local' }, 'maximum', '40 mg/h became 60 mg/h'],
    // The same number in another unit: 20 mg/h is not 20 mg/kg/h.
    ['crps-5day', { 'start.unit': 'mg/kg/h' }, 'start', '20 mg/h became 20 mg/kg/h'],
    ['crps-5day', { 'step_every.value': 2 }, 'step_every', '1 h became 2 h'],
    ['crps-5day', { 'step_every.readings.1.value': 12 }, 'step_every.readings.1', 'became 12 h'],
    [
      'schwartzman-2009',
      { 'fractions.value': [60, 100] },
      'fractions',
      '50,75,100 % of the maximum became 60,100 % of the maximum',
    ],
    ['crps-5day', { 'extent.text': 'as we do' }, 'extent', 'became as we do'],
    ['crps-5day', { 'adjuncts.1.what': 'lorazepam 10 mg' }, 'adjuncts.1', 'became lorazepam 10 mg'],
    ['crps-5day', { 'adjuncts.1.when': 'every hour' }, 'adjuncts.1', 'your own source'],
    // A sedative that is no longer called one.
    ['crps-5day', { 'adjuncts.1.sedative': undefined }, 'adjuncts.1', 'your own source'],
    ['goldberg-2005', { 'monitoring.1.when': 'every hour' }, 'monitoring.1', 'your own source'],
  ])('in %s with %j is refused as %s: %s', (id, changes, path, words) => {
    const [first, ...others] = borrowed(cited(id, changes))
    expect(first).toContain(`${path}: `)
    expect(first).toContain(words)
    expect(others).toEqual([])
  })

  // Each of these sources says the figure elsewhere, or of something else.
  it.each<[string, string, Changes]>([
    ['that the source gives under another name', 'crps-5day', { 'step_every.source': ['seed'] }],
    [
      'moved to another key',
      'crps-10session',
      { notable_session_dose: { value: 200, unit: 'mg', basis: 'stated', source: ['medscape-2018'] } },
    ],
    ['that only one of the two sources gives', 'crps-10session', { 'session_dose.source': ['medscape-2018', 'seed'] }],
    ['of another source', 'crps-10session', { 'session_dose.source': ['schwartzman-2009'] }],
    ['of a source that gives no figures', 'crps-5day', { 'maximum.source': ['schwenk-2018'] }],
    [
      'of the other setting',
      'crps-10session',
      { maximum: { value: 40, unit: 'mg/h', basis: 'stated', source: ['rsdinfo-2011'] } },
    ],
  ])('%s is refused', (_, id, changes) => {
    expect(borrowed(cited(id, changes))).toHaveLength(1)
  })

  it('of the other drug is refused', () => {
    // Start, step, maximum and course cite the seed, which speaks of racemic ketamine.
    expect(borrowed(cited('crps-5day', { drug: 'esketamine' })).join('\n')).toMatch(/^start: .*\nstep: .*\n/)
  })

  it('names the adjunct that was changed, not another one of the same source', () => {
    expect(borrowed(cited('crps-5day', { 'adjuncts.1.what': 'lorazepam 10 mg' }))[0]).toContain(
      'lorazepam 1 to 2 mg became lorazepam 10 mg',
    )
  })
})

describe('a basis that the source does not bear', () => {
  it.each<[string, Changes, RegExp]>([
    // Derived from "two weeks", not stated.
    ['crps-10session', { 'window.basis': 'stated' }, /^window: .*basis derived/],
    ['crps-5day', { 'step_every.basis': 'stated' }, /^step_every: .*basis assumed/],
    ['crps-5day', { 'maximum.basis': 'local' }, /^maximum: .*basis stated/],
    ['crps-5day', { 'maximum.basis': 'assumed' }, /^maximum: .*basis stated/],
    ['crps-5day', { 'maximum.source': OWN }, /^maximum: .*basis local/],
    ['crps-5day', { 'step_every.source': OWN }, /^step_every: .*basis local/],
    ['crps-10session', { 'window.source': OWN }, /^window: .*basis local/],
  ])('in %s with %j is refused', (id, changes, right) => {
    expect(borrowed(cited(id, changes))).toEqual([expect.stringMatching(right)])
  })
})

describe('words beside a figure that name a built-in source', () => {
  const NAMED = 'stated by goldberg-2010'
  it.each<[string, Changes, RegExp]>([
    ['a note', { 'maximum.value': 60, 'maximum.note': NAMED }, /^maximum: .*without goldberg-2010/],
    ['a title', { title: 'As published, goldberg-2010' }, /^title: .*without goldberg-2010/],
    ['a title by author and year', { title: 'Five days as in Goldberg 2010' }, /^title: .*without goldberg-2010/],
    ['a title in other letters', { title: 'As g\u043eldberg-2010' }, /^title: .*without goldberg-2010/],
  ])('are refused in %s', (_, changes, right) => {
    expect(borrowed(own('crps-5day', changes))).toEqual([expect.stringMatching(right)])
  })
  it('and so is a note of one’s own beside a citation', () => {
    const text = cited('crps-5day', { 'maximum.note': 'up to 60 in some' })
    expect(borrowed(text)).toEqual([expect.stringMatching(/^maximum: .*the note is not that of seed/)])
  })
  it('a title may say what the patient article is about', () => {
    expect(borrowed(own('crps-5day', { title: 'Ketamine infusion for chronic pain, ward 5' }))).toEqual([])
  })
  it('a note that names none is one’s own', () => {
    expect(borrowed(own('crps-5day', { 'maximum.note': 'agreed in March' }))).toEqual([])
  })
})

describe('a source of one’s own that passes for a built-in one', () => {
  it.each([
    ['other case', 'Medscape-2018'],
    ['a blank for the hyphen', 'medscape 2018'],
    ['no hyphen', 'medscape2018'],
    ['a blank before and behind', ' medscape-2018\u00a0'],
    ['a zero-width blank', 'medscape\u200b-2018'],
    ['a soft hyphen', 'med\u00adscape-2018'],
    ['a hyphen that does not break', 'medscape\u20112018'],
    ['full-width digits', 'medscape-\uff12\uff10\uff11\uff18'],
    ['a full stop', 'medscape-2018.'],
    ['two ids in one text', 'medscape-2018, rsdinfo-2011'],
    ['brackets', '[medscape-2018]'],
    ['its title', 'How is ketamine administered in the treatment of CRPS? Medscape'],
    ['year, volume and page', 'Goldberg ME, Pain Physician 2010; 13:379'],
    ['a PMC number', 'PMC2950807'],
    ['a DOI', 'https://doi.org/10.1016/j.pain.2009.08.015'],
    ['an address', 'www.rsdinfocenter.com'],
    ['a Cyrillic letter', 'med\u0455cape-2018'],
    ['a Cyrillic letter that looks so in its capital alone', '\u043cedscape-2018'],
    ['Greek capitals', '\u039cEDSCA\u03a1E-2018'],
    ['an accent', 'm\u00e9dscape-2018'],
    ['a letter O for the nought', 'medscape-2O18'],
    ['an l for the one', 'medscape-20l8'],
    ['r and n for an m', 'rnedscape-2018'],
    ['a filler that does not show', 'medscape\u3164-2018'],
    ['the title of the patient article', 'Ketamine Infusion for Chronic Pain'],
    ['that title in Cyrillic letters here and there', 'K\u0435tamine Infusi\u043en f\u043er Chronic Pain (2026)'],
    ['authors and year', 'Gupta G, Berman SA 2018'],
    ['the second author and the year', 'Berman 2018'],
    ['author, journal and year', 'Schwartzman RJ et al. Pain 2009'],
    ['a name in other letters', 'Schw\u0430rtzman et al., 2009'],
    ['the name behind the initials', 'R. J. Schwartzman, Pain (2009)'],
    ['the name run into the initials', 'SchwartzmanRJ 2009'],
    ['an author with two initials, without a year', 'Goldberg ME, Pain Physician'],
    ['author and year of a model', 'Hijazi 2003'],
    ['a PMID as PubMed shows it', 'PubMed 16850072'],
    ['a title without what surrounds it', 'Ketamine infusion therapy for RSD/CRPS pain relief'],
  ])('is refused with %s', (_, source) => {
    const { exit, findings } = refusal(own('crps-5day', { 'maximum.value': 60, 'maximum.source': [source] }))
    expect(exit).toBe(2)
    expect(findings[0]?.place).toMatch(/^ours\.yaml:[0-9]+:[0-9]+/)
    expect(findings[0]?.allowed).toContain('your own source')
  })

  it.each([
    ['medsc\u0430pe-2018', 'the id of medscape-2018'],
    ['Ketamine Infusion for Chronic Pain', 'the title of seed'],
    ['PMC2950807', 'an identifier of goldberg-2010'],
    ['Gupta, Berman (2018)', 'author and year of medscape-2018'],
    ['Schwartzman RJ', 'the author of schwartzman-2009'],
  ])('is refused with the reason: %j has %s', (source, reason) => {
    const { findings } = refusal(own('crps-5day', { 'maximum.source': [source] }))
    expect(findings[0]?.allowed).toContain(`(this one has ${reason})`)
  })

  it.each([
    'our protocol 12',
    'our pain protocol 12, 2026, after consultation',
    'Pain service, 2026-03',
    'Medscape subscription letter 4',
    'Ours, 2018',
    'agreed with Dr Gupta and Dr Cohen, 12 March 2026',
    'Prof. Goldberg, anaesthesia, 2024',
    'Gupta G, pharmacist, 2026',
    'Kampala pain clinic, 2020',
    'ward guideline on ketamine infusions, pain unit, 2018',
    'Протокол 12, 2026',
    'Πρωτόκολλο πόνου 12',
    '疼痛プロトコル 12',
  ])('is not what %j does', (source) => {
    const text = own('crps-5day', { 'maximum.value': 60, 'maximum.source': [source] })
    expect(readProtocolFile('ours.json', text).maximum).toMatchObject({ value: 60, source: [source] })
  })
})
