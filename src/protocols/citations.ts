/** A published source and how much of it stood behind a figure when the figure was collected. */
export interface Source {
  readonly citation: string
  readonly read: string
}

const sources: Readonly<Record<string, Source>> = {
  ours: { citation: 'ketaplan: no source states it', read: 'not a source' },
  seed: { citation: '"Ketamine Infusion for Chronic Pain", patient-information article', read: 'read in full' },
  'medscape-2018': {
    citation:
      'Gupta G, Berman SA. How is ketamine administered in the treatment of CRPS? Medscape, 20 Jun 2018, answer 1145318-107996',
    read: 'answer read in full',
  },
  'rsdinfo-2011': {
    citation: 'Ketamine Infusion Therapy for RSD/CRPS Pain Relief, rsdinfocenter.com, 13 Oct 2011',
    read: 'page read',
  },
  'correll-2004': {
    citation: 'Correll GE et al. Subanesthetic ketamine infusion therapy. Pain Med 2004;5:263-275',
    read: 'known from summaries',
  },
  'goldberg-2005': {
    citation:
      'Goldberg ME et al. Multi-day low dose ketamine infusion for CRPS. Pain Physician 2005;8:175-179, PMID 16850072',
    read: 'abstract read',
  },
  'goldberg-2010': { citation: 'Goldberg ME et al. Pain Physician 2010;13:379-387, PMC2950807', read: 'abstract read' },
  'goldberg-2011': {
    citation: 'Goldberg ME et al. Chirality 2011;23:138-143, 10.1002/chir.20890',
    read: 'abstract read',
  },
  'schwartzman-2009': {
    citation: 'Schwartzman RJ et al. Pain 2009, 10.1016/j.pain.2009.08.015; NCT00579085',
    read: 'abstract, registry entry, and a table of PMC10688501 read',
  },
  'sigtermans-2009': { citation: 'Sigtermans MJ et al. Pain 2009;145:304-311', read: 'abstract read' },
  'ketcrps-2': {
    citation:
      'Intermittent versus continuous esketamine infusions for CRPS: protocol of KetCRPS-2. BMC Musculoskelet Disord 2023, 10.1186/s12891-023-06258-4',
    read: 'abstract read',
  },
  'mangnus-2022': {
    citation: 'Mangnus TJP et al. Low-dose intravenous S-ketamine in CRPS. Pain Pract, 10.1111/papr.13056',
    read: 'abstract read',
  },
  'peltoniemi-2016': {
    citation: 'Peltoniemi MA et al. Clin Pharmacokinet 2016, 10.1007/s40262-016-0383-6',
    read: 'abstract read',
  },
  'noppers-2011': { citation: 'Noppers IM et al. Pain 2011;152:2173-2178, PMID 21546160', read: 'abstract read' },
  'lauritsen-2016': {
    citation: 'Lauritsen C et al. J Headache Pain 2016;17:106, 10.1186/s10194-016-0700-3',
    read: 'abstract read',
  },
  'pomeroy-2017': {
    citation: 'Pomeroy JL et al. Headache 2017, 10.1111/head.13013',
    read: 'abstract read; rates from a summary',
  },
  'fpm-ps12-2021': {
    citation: 'Faculty of Pain Medicine, ANZCA, position statement PS12(PM) 2021',
    read: 'known from a summary (exam notes)',
  },
  'fpm-2016': {
    citation: 'Faculty of Pain Medicine, ANZCA, proposal of 2016, before PS12(PM) 2021',
    read: 'known from a summary',
  },
  'tankha-2025': {
    citation: 'Tankha H et al. Reg Anesth Pain Med 2025, 10.1136/rapm-2025-106907',
    read: 'abstract read',
  },
  'amr-2010': { citation: 'Amr YM. Pain Physician 2010;13:245-249', read: 'abstract read' },
  'rema-2012': { citation: 'AAPM annual meeting 2012, outpatient series of 34', read: 'abstract read' },
  'noppers-2011-fm': { citation: 'Noppers I et al. Eur J Pain 2011;15:942', read: 'abstract read' },
  'kethead-2023': {
    citation: 'Trials 2023, 10.1186/s13063-023-07186-3, NCT05306899',
    read: 'abstract and registry entry read',
  },
  'sheehy-2015': {
    citation: 'Sheehy KA et al. BMC Pediatr 2015;15:198, 10.1186/s12887-015-0515-4',
    read: 'abstract read',
  },
  'masaracchia-2019': { citation: 'Masaracchia et al. Acta Anaesthesiol Scand 2019;63:1225', read: 'abstract read' },
  'cheo-manual': { citation: "A children's hospital's manual (CHEO)", read: 'page read' },
  'krusz-2010': { citation: 'Krusz. J Pain 2010, S1526-5900(10)00195-1, meeting abstract', read: 'abstract read' },
  'rcht-2022': { citation: "An NHS trust's ward guideline, 2022", read: 'page read' },
  'ucpw-clinic': { citation: "An urgent-care clinic's protocol page", read: 'read in full' },
  'goebel-2015': { citation: 'Goebel 2015, in table 1 of PMC10688501', read: 'table read' },
  'kiefer-2008': { citation: 'Kiefer 2008, in table 1 of PMC10688501', read: 'table read' },
  'lft-2020': { citation: 'A A Pract 2020;14:e01239, PMID 32643900', read: 'abstract read' },
  'cohen-2018': {
    citation: 'Cohen SP et al. Reg Anesth Pain Med 2018;43:521, chronic pain consensus',
    read: 'known from summaries',
  },
  'schwenk-2018': {
    citation: 'Schwenk ES et al. Reg Anesth Pain Med 2018;43:456, acute pain consensus',
    read: 'known from a summary',
  },
  'jefferson-2017': { citation: 'ASA annual meeting 2017, abstract A3491', read: 'abstract read' },
  'injectable-handbook': {
    citation: 'Handbook on Injectable Drugs: 500 mg in 500 or 250 mL, 1 or 2 mg/mL',
    read: 'excerpt read',
  },
  'ketalar-label': { citation: 'Ketalar prescribing information, rev. 10/2024', read: 'excerpts read' },
  'kamp-2020': { citation: 'Kamp J et al. Anesthesiology 2020;133:1192, pharmacokinetic model', read: 'abstract read' },
  'kamp-2020-volunteers': {
    citation: 'Kamp J et al. Br J Anaesth 2020;125:750, figure 1',
    read: 'figure, as digitised by a public repository',
  },
  'dahan-2011': { citation: 'Dahan A et al. Eur J Pain 2011, 10.1016/j.ejpain.2010.06.016', read: 'abstract read' },
  domino: {
    citation: 'Domino, pharmacokinetic model; the two programs that encode it say 1982 and 1984',
    read: 'as encoded by stanpumpR and opentiva',
  },
  clements: { citation: 'Clements 1981, Br J Anaesth 53:27, pharmacokinetic model', read: 'as encoded by opentiva' },
  hijazi: { citation: 'Hijazi 2003, Br J Anaesth 90:155, pharmacokinetic model', read: 'as encoded by opentiva' },
}

export const sourceIds: readonly string[] = Object.keys(sources)
/** Not our own, and not a plain word that anybody may use. */
export const isPublished = (id: string): boolean => isSource(id) && id.includes('-')
export const isSource = (id: string): boolean => Object.hasOwn(sources, id)

/** PMIDs and the like, years with volume and page, addresses: what a publication is found by. */
const FOUND_BY = /(?<=PMID )\d+|PMC\d+|10\.\d{4,}\/[\w.()-]*\w|NCT\d+|\d{4};\d+:\d+|\d{7}-\d+|\w+\.com\b/g
/** A title, rather than a name that two publications may share. */
const TITLE = 25

/** The identifiers in a citation. */
export const marksOf = (id: string): readonly string[] => sourceOf(id).citation.match(FOUND_BY) ?? []

/** The titles in a citation: a quoted one, else what is long enough; none of our own and of bare models. */
export function titlesOf(id: string): readonly string[] {
  const { citation } = sourceOf(id)
  const [, quoted] = /"([^"]+)"/.exec(citation) ?? []
  if (quoted !== undefined) return [quoted]
  return isPublished(id) ? citation.split(/[.?] |, |: /).filter((part) => part.length >= TITLE) : []
}

export interface Author {
  readonly surname: string
  /** Empty where the citation gives none. */
  readonly initials: string
}
const AUTHOR = /^([A-Z][a-z]+)(?: ([A-Z]{1,3}))?$/

/** The authors that a citation begins with. */
export function authorsOf(id: string): readonly Author[] {
  const [head = ''] = sourceOf(id).citation.split(/ et al|\. | \d{4}|, (?![A-Z][a-z]+ [A-Z]{1,3}\b)/)
  return head.split(', ').flatMap((name) => {
    const [, surname, initials = ''] = AUTHOR.exec(name) ?? []
    return surname === undefined ? [] : [{ surname, initials }]
  })
}

/** The years in a citation and in its id. */
export const yearsOf = (id: string): readonly string[] =>
  `${id} ${sourceOf(id).citation}`.match(/\b(?:19|20)\d\d\b/g) ?? []

/** The source with this id. Throws RangeError for an id that no source has: the data are wrong. */
export function sourceOf(id: string): Source {
  const source = isSource(id) ? sources[id] : undefined
  if (source === undefined) throw new RangeError(`no source ${id}`)
  return source
}
