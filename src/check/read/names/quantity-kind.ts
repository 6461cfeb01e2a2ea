/** Which kind of quantity the words of a header name. */
import { isOfKetamine } from './drug-names'
import { isBalance, isObserved, isOfPatient, isOtherLength } from './observed-names'

const MASS = ['mg']
const RATE_UNITS = ['mg/h', 'mg/kg/h', 'mcg/kg/min', 'mL/h']
const VOLUME = ['mL']
const WEIGHT = ['kg', 'lb']

/** A rate in other languages. */
const RATE_WORDS =
  'laufrate pumpenrate flusso flujo f\u00f6rderrate flussrate infusionsrate d\u00e9bit vitesse velocidad velocit\u00e0 snelheid taxa ritmo hastighet hastighed pumphastighet infusionshastighet szybko\u015b\u0107 pr\u0119dko\u015b\u0107 pompstand stand'.split(
    ' ',
  )

interface Words<Kind> {
  readonly kind: Kind
  readonly pattern: RegExp
  /** Only in these units, or without one. */
  readonly units?: readonly string[]
  /** Units that need no word. */
  readonly own?: readonly string[]
}

const TO_BE_INFUSED = /\b(?:vtbi|(?:volume|vol|ml)\b.*\b(?:to be infused|to infuse|remaining|left|residual))\b/
function listed<Kind extends string>(kinds: readonly Words<Kind>[]) {
  return kinds
}
/** Words of each kind; the first that fits. */
const KINDS = listed([
  {
    kind: 'duration',
    pattern:
      /^(?:duration|length|dauer|laufzeit|dur\u00e9e|duraci[o\u00f3]n|durata|duur|(?:session|infusion|inf|run|step|row) (?:length|duration|time)|time infused|for|lasts|runs for|(?:treatment|planned) (?:time|hours|duration)|(?:given |infused |administered )?over|hours|hours? run|run ?time|dur|period|time (?:on|at) (?:level|step|rate|dose)|(?:infusion|inf|n) (?:minutes|hours)|time per step)(?: in)?$/,
    units: ['min'],
  },
  {
    kind: 'elapsed',
    pattern:
      /^(?:time|zeit|temps|tijd|von|elapsed(?: time)?|zeitraum|(?:zeit )?(?:seit|nach) (?:dem )?(?:beginn|start)|cr[e\u00e9]neau|desde|van|t\+?|(?:time )?(?:since|after|from) (?:the )?start(?: of infusion)?|\w*offset|(?:infusion |chart |start )?offset|start|from|begin|start time|time from|time start|time (?:point|interval)|interval|hour|minute|infusion time|at|(?:time|duration|hours?) (?:so far|elapsed))$/,
    units: ['min'],
  },
  {
    kind: 'elapsed end',
    pattern: /^(?:to|bis|tot|hasta|until|end|till|stop|finish|time to|end time|time end)$/,
    units: ['min'],
  },
  { kind: 'weight', pattern: /\b(?:weight|wt|bw|body mass|gewicht|poids)\b/, units: WEIGHT, own: WEIGHT },
  { kind: 'volume to be infused', pattern: TO_BE_INFUSED, units: VOLUME },
  { kind: 'bag', pattern: /\b(?:bag|syringe|container|fill|beutel|inhalt)\b/, units: [...VOLUME, ...MASS, 'mg/mL'] },
  { kind: 'concentration', pattern: /\b(?:conc|concn|concentration|strength|konzentration)\b/, own: ['mg/mL'] },
  {
    kind: 'bolus',
    pattern: /(?<!\b(?:no|not|without|excl|excluding|incl|including) )\b(?:bolus(?:es)?|loading|load|push|pca)\b/,
  },
  {
    kind: 'old',
    pattern: /\b(?:old|previous|prior|former|rate before|alte?|vorherige|bisherige)\b|^from$/,
    units: RATE_UNITS,
  },
  { kind: 'limit', pattern: /\b(?:limit|max|maximum|ceiling)\b/ },
  {
    kind: 'change',
    pattern:
      /\b(?:change|step|increment|increase|delta|steigerung|difference|raise|up by)\b|^(?:raised |changed )?by$|^\+ ?\/ ?-$|^[\u00b1\u0394\u03b4\u2206]$|\u00e4nderung|erh\u00f6hung/,
    units: RATE_UNITS,
  },
  {
    kind: 'dose of a day',
    pattern:
      /\b(?:tagesdosis|dagdosis|quotidienne|journali\u00e8re|diaria|giornaliera|(?:du|par) jour|al d[i\u00ed]a|daily|(?:a|each|every|\/) ?(?:day|24 ?h)|24 ?h|day|day's)\b/,
    units: MASS,
  },
  {
    kind: 'total dose',
    pattern:
      /^(?:total (?:dose|amount|mg|ketamine)(?: (?:given|of session|ketamine))?|dose total|session total|total(?: dose)? (?:of|for|in|\/) ?(?:the |a )?session|session dose total|dos[ie]s? tot(?:ale?|aal)|totale? dosis|gesamtdosis (?:der|je|pro) sitzung)$/,
    units: MASS,
  },
  {
    kind: 'total',
    pattern:
      /\b(?:total|cumulative|cum|running(?! (?:at|rate)\b|\?)|sum|\u03c3|summe|totale|suma|somme|somma|gesamt|gesamtdosis|gesamtmenge|gesamtvolumen|cumul\w*|acumulad[ao]|kumul\w*|totaal|tagessumme|bisher|so far|to date|already (?:given|infused)|accum|accumulated|given before|before this|infused volume|volume infused|vi|tvi)\b(?! (?:since|this|in|during|each|per|over)\b)(?!.*\b(?:rate|flow|speed)\b)/,
  },
  {
    kind: 'rate',
    pattern: new RegExp(`(?<!\\p{L})(?:rate|flow|speed|${RATE_WORDS.join('|')})(?!\\p{L})`, 'u'),
    own: RATE_UNITS,
  },
  { kind: 'volume', pattern: /\b(?:volume|vol)\b/, own: VOLUME },
  {
    kind: 'dose',
    pattern:
      /\b(?:dose|dos|given ?dose|dosis|dosierung|stundendosis|stundenmenge|dosering|posologie|amt|amount|quantity|menge|hoeveelheid|cantidad|dosi)\b|quantit(?:\u00e9|\u00e0)/,
    units: [...MASS, 'mg/kg', ...RATE_UNITS],
    own: [...MASS, 'mg/kg'],
  },
])
export type QuantityKind = (typeof KINDS)[number]['kind']

const OTHER_DRUG =
  /\b(?:oxy|glyco|gtn|antibiotics?|cef\w+|\w+penem|\w+(?:azolam|azepam|fentan[iy]l|caine?|morphone?|codone?|setron|tomidine?|onidine?|peridole?|gabaline?)|(?:nor)?(?:adrenaline?|epinephrine?)|morphine?|propofol|methadone?|tramadol|magnesium|mgso4|naloxone?|glycopyrr\w+|atropine?|paracetamol|acetaminophen|ketorolac|labetalol|dexamethasone?|heparin|insulin|metoclopramide|cyclizine|zofran|maxolon|benadryl|toradol|dilaudid|haldol|haloperidol|\w+azine|\w+hydramine|\w+oxetine|baclofen|gabapentin|aspirin|naproxen|versed|ativan|tylenol|codeine|diclofenac|pregabalin|\w*pril|\w+profene?|\w+triptyline?|flumazenil|\w+prazole?|\w+parina?e?|\w+semide|lasix|robinul|memantine|lovenox|clexane|narcan|catapres|xanax|reglan|phenergan|percocet|tavor|dipidolor|oxycontin|norco|valium|decadron|ofirmev|compazine|pepcid|neurontin|lyrica|cymbalta|clonidina|ondans[e\u00e9]tr[o\u00f3]n|opioids?|ome|mme|\w*oxicam|\w*olol|\w*statin|potassium|kcl|\w+(?:phen(?:ir)?amine|yoscine|polamine|peridone|peramide|usate|iclone|pidem|apine|faxine|traline|alopram|zodone|entadol|dipine|roxine|solone|isone|irizine|tadine|tidine|binol|abilone|orphine|buphine|thidine|eridine|zepine|proate|iramate|trigine|acetam|zanidine|trolene|coxib|farin|xaban|inux|cillin|cycline|mycin|floxacin|furantoin|conazole|clovir|iamine|pitant|stigmine|hedrine|raminol|phrine|dronate|codeine|triptan)|\w*oxyzine|senna|lactulose|bisacodyl|melatonin|nefopam|co-codamol|metamizole?|novalgin|novaminsulfon|dipyrone|buscopan|vomex|dimenhydrinate?|mcp|atosil|truxal|voltaren|arcoxia|oramorph|sevredol|zomorph|palexia|targin|mst|dafalgan|acupan|perfalgan|kepra|calcitonin|movicol|macrogol|vitamins?|iron|zinc|folic)\b/
const FLUID =
  /\b(?:fluids?|ivf|ns|nacl|sodium|saline|dextrose|glucose|d5w|ringers?|hartmanns?|diluent|flush|water|maintenance|carrier|lr|crystalloid|colloid|plasma-?lyte|albumin)\b/
/** What is given beside the infusion, and what is not given. */
const BESIDE =
  /(?<!\b(?:no|not|without|excl|excluding|incl|including) )\b(?:rescue|prn|remaining|left|residual|priming|wasted?|discarded)\b/

/** Words of another drug, or of a fluid without ketamine. */
export const isOfOther = (words: string): boolean => isOtherDrug(words) || (FLUID.test(words) && !isOfKetamine(words))

/** Words of another drug; a fluid may be what ketamine is in. */
export const isOtherDrug = (words: string): boolean => OTHER_DRUG.test(plainLetters(words))
const plainLetters = (words: string): string =>
  /[\u00e0-\u00ff]/.test(words) ? words.normalize('NFD').replace(/\p{M}/gu, '') : words
/** The parts of a text, each of which may be about another drug; none where it is one part. */
export function clausesOf(text: string): readonly string[] {
  const parts = text.split(/[;,](?= )|[()]|\b(?:with|at|then|after|before|and|plus|mit|bei|dann|nach|und)\b/i)
  return parts.length > 1 ? parts : []
}

/** A text without its parts about another drug or a fluid alone. */
export function ownWords(text: string): string {
  const words = text.toLowerCase()
  if (!isOfOther(words) || isOfKetamine(words)) return text
  return clausesOf(text)
    .filter((clause) => !isOfOther(clause.toLowerCase()))
    .join('; ')
}

const isBeside = (words: string): boolean => isOfOther(words) || BESIDE.test(words)

const OF_DRUG: readonly QuantityKind[] = ['rate', 'dose', 'bolus', 'old']

/** The kind of a quantity by the words of its header and its unit; `text` for what needs no check. */
export function kindOf(words: string, unit: string): QuantityKind | 'text' | undefined {
  if (unit === 'mL' && TO_BE_INFUSED.test(words) && !isOfOther(words)) return 'volume to be infused'
  if (isBalance(words) || (unit === '' && /^(?:blood )?(?:glucose|sugar)$/.test(words))) return 'text'
  if (isBeside(words)) return undefined
  if (isOfPatient(words) || (unit === 'min' && isOtherLength(words))) return 'text'
  const isOfAmount = unit !== '' && unit !== 'other' && !words.endsWith('/')
  if (!isOfAmount && isObserved(words)) return 'text'
  const byWords = KINDS.find(
    ({ pattern, units }) =>
      (units === undefined || unit === '' || unit === 'other' || units.includes(unit)) && pattern.test(words),
  )
  const kind = (byWords ?? KINDS.find(({ own }) => own?.includes(unit)))?.kind
  return kind !== undefined && OF_DRUG.includes(kind) && !isPlain(words) ? undefined : kind
}

/** Words of an infusion: any other word beside a rate or a dose may be the name of a drug. */
const PLAIN = new Set(
  (
    'rate rates infusion infused infuse infusing pump pumps flow speed dose doses dosage amount drug iv im sc ' +
    'current set setting settings new actual planned given delivered target per hour hourly hr of the at in and ' +
    'or an hcl titration titrated titrate running cont continuous ordered prescribed programmed administered ' +
    'intended measured recorded start started initial first second third fourth fifth last next final each this ' +
    'row step steps stepped past based level value if tolerated after before change changes changed up to down max maximum ' +
    'min minimum highest lowest limit see base basal mean average approx approximate about not no without excl ' +
    'excluding incl including with bolus boluses loading load push pca extra day daily time interval period ' +
    'session visit stay patient bag syringe line volume vol total cumulative sum mixture solution mix strength ' +
    'conc concentration body weight ideal kg rounded exact calculated calc computed plan med medication medicine ' +
    'order admin administration clinical event name text number nr display units unit source old previous prior ' +
    'former main maintenance course treatment protocol ward clinic hospital column required needed desired result ' +
    'derived nominal dosis dosering posologie amt dos wlewu menge gesamt summe morning evening night am pm shift ' +
    'on off from for by as only ml mg mcg ug cc also printed shown reading std standard usual regular normal ' +
    'quantity dosierung menge cantidad quantit\u00e9 quantit\u00e0 hoeveelheid stundendosis stundenmenge infusione infusi\u00f3n infuus horaire horaria oraria pumpe pompe pompa bomba pomp perfusor perfuseur jour du par now delivery run driver volumetric displayed drip ket givendose inf infus infusn cum avg curr these days alte alt neue neu soll ist geplant geplante verordnet gegeben verabreicht pr\u00e9vu pr\u00e9vue r\u00e9el administr\u00e9'
  )
    .split(' ')
    .concat(RATE_WORDS),
)
/** Whether nothing beside a rate or a dose may name another drug. */
export const isPlain = (words: string): boolean =>
  isOfKetamine(words) || words.split(/[^\p{L}]+/u).every((word) => word.length < 2 || PLAIN.has(word))

/** Kinds that a header without a unit does not name: `Start` is a clock, `Bag` a number. */
const NEEDS_UNIT: readonly QuantityKind[] = ['bag', 'elapsed', 'elapsed end']
export const isWithoutUnit = (kind: QuantityKind, words: string): boolean =>
  NEEDS_UNIT.includes(kind) && !/\bsize$/.test(words)

const LEVEL = /\b(?:rate|flow|dose|speed|to|after|new|now)\b/
/** A limit on the rate: `rate limit`, `max rate`, `upper limit of the rate`. */
const PLAIN_LIMIT =
  /\b(?:rate|flow|dose|speed) (?:limit|max|maximum|ceiling)\b|\b(?:limit|max|maximum|ceiling)\b.*\b(?:rate|flow|dose|speed)\b/
/** `rate change`, `step in rate`. */
const PLAIN_CHANGE =
  /^(?:rate|flow|dose|speed|infusion|pump|change|step|increment|increase|delta|size|in|of|from|the|before|previous|last|per|hour|hourly|net|planned|ketamine)$/

/** Whether a limit or a change may be a rate with a word about its limit or its changes: `rate max 40`. */
export function mayBeRate(kind: QuantityKind, words: string): boolean {
  if (kind !== 'limit' && kind !== 'change') return false
  const isPlain = kind === 'limit' ? PLAIN_LIMIT.test(words) : words.split(' ').every((word) => PLAIN_CHANGE.test(word))
  return LEVEL.test(words) && (/\d/.test(words) || !isPlain)
}

/** Whether a column may have rates, if its cells have the unit of one: nothing in its name says otherwise. */
export const mayHaveRates = (words: string): boolean =>
  !isBeside(words) && !KINDS.some(({ kind, pattern }) => kind !== 'rate' && pattern.test(words))
