/** The names of columns that have no unit, in lower case and without punctuation. */
import { CLOCK_TARGETS, type Header, type Target } from './target'

const NUMBER = '(?: ?(?:no|nr|num|number|id|#|n|n ?[\u00b0\u00ba]))?'
/** `N° de séance` */
const N_OF = '(?:n ?[\u00b0\u00ba]|no|nr|number|num\u00e9ro|n\u00famero|numero)(?: (?:de|di|of|van)(?: la| der)?)? '
/** Columns that have a name and no unit; the first that fits. */
export const NAMED: readonly (readonly [Target, RegExp])[] = [
  ['phase', /^(?:phase|stage)$/],
  ['shift', /^(?:shift|schicht|equipe|\u00e9quipe|turno|dienst)$/],
  [
    'hours',
    /^(?:hours|stunden|heures|horas|ore|uren|h|hrs?|hours? (?:run|infused)|(?:no|number) of hours|planned hours|h:mm|hh:mm)$/,
  ],
  ['minutes', /^(?:minutes|minuten|mins?)$/],
  // Of public records, in kg.
  ['weight_kg', /^patientweight$/],
  ['elapsed_min', /^minute$/],
  [
    'hour',
    /^(?:hour|stunde|std|infusion hour|hour of (?:infusion|treatment))(?: (?:no|nr|number|#|h))?$|^(?:hr|h) (?:no|#)$/,
  ],
  [
    'day',
    new RegExp(
      `^(?:(?:(?:infusion|treatment|clinic|session|course|dosing|start|from) )?days?|tage?|jours?|d[i\u00ed]as?|giorn[oi]|dag(?:en)?|dzie\u0144|weekday|wk ?day|wkdy|dow|wochentag|day name|day of (?:the )?week)${NUMBER}$`,
    ),
  ],
  [
    'session',
    new RegExp(
      `^(?:${N_OF})?(?:sessions?|infusion|treatment|tx|visit|sitting|sitzung|termin|s\u00e9ance|perfusion|sesi[o\u00f3]n|infusi[o\u00f3]n|seduta|infusione|sessie|infuus)${NUMBER}$`,
    ),
  ],
  [
    'date',
    /^(?:date|datum|fecha|data|(?:session|start|visit|treatment|inf|infusion|appt|appointment|clinic) date|date of (?:infusion|session|visit|treatment)|(?:day and )?date|calendar date)$/,
  ],
  [
    'start',
    /^(?:start|from|begin|beginn|startzeit|starttijd|(?:heure|ora|hora)(?: de| di)? (?:d\u00e9but|inizio|inicio)|anfang|d\u00e9but|inicio|inizio|time|zeit|uhrzeit|heure|hora|ora|uur|tijd|tid|klockslag|klokkeslett|godzina|von|clock|clock time|when|(?:start|begin)s?(?: time| at)?|in|time in|time from|(?:start )?date(?: |\/|-| and | & )?time|datum(?:\/| und )(?:uhr)?zeit|timestamp|starttime|(?:admin|administration|action|event|chart|recorded?|order|start)(?: ?dttm| date\/time| ?date ?time| ?time| timestamp)|given ?at|(?:\w+ ){1,3}start (?:date ?time|dttm|timestamp)|hung(?: at)?|time hung|spiked(?: at)?|(?:clinical )?event (?:end |start )?date\/?time|hour of (?:the )?day|(?:taken|given|actual|admin(?:istered)?)(?: start)? ?time|time (?:given|administered)|actual start|time of day|time interval|interval|period|time (?:period|range|slot))$/,
  ],
  [
    'end',
    /^(?:to|out|time out|endzeit|eindtijd|(?:heure|ora|hora)(?: de| di)? fine?|ende|fin|fine|einde|slut|until|till|bis|(?:end|stop|finish)(?:e?s)?(?: ?time| at| date\/time)?|time to|(?:\w+ ){0,3}end date ?time)$/,
  ],
  [
    'end_date',
    /^(?:(?:end|stop|finish|until|till)(?:ing)? (?:date|day)|date (?:end|stop|until|out)|end(?:e)?datum|einddatum|datum ende|date (?:de )?fin|fecha (?:de )?fin|data (?:di )?fine|to date|date to)$/,
  ],
  [
    'drug',
    /^(?:drug|medicine|medication|med|agent|item|substance|orderable|order|product|clinical event|infusion name|fluid|label|drugname|medicationname|ordername|generic|infusate|arzneimittel|wirkstoff|medikament|m\u00e9dicament|medicamento|farmaco|geneesmiddel|middel)(?: ?(?:name|label|description))?$/,
  ],
  [
    'concentration_mg_mL',
    /^(?:bag )?(?:contents?|composition|mixture|solution|preparation|mix|dilution|bag strength)$/,
  ],
  ['bag', new RegExp(`^(?:bag|syringe|container|beutel|spritze)${NUMBER}$`)],
  ['protocol', /^(?:protocol|regimen|protokoll|protocole)(?: id| name)?$/],
  [
    'plan',
    /^(?:patient(?:in)?|pat\.?|pt|hospital|nhs|bed|room|subject|case|person|mrn|encounter|stay|icu ?stay|patient ?unit ?stay|hadm|admission|plan)(?: ?(?:id|no|nr|number|name|#))?$/,
  ],
  [
    'unit',
    /^(?:.* )?\w*(?:units?|uom|einheit|unit[\u00e9\u00e0]|unidad(?:es)?|eenheid)(?: of measure| source value)?$/,
  ],
  [
    'note',
    /^(?:anm\u00e4rkning(?:ar)?|uwagi|osservazioni|observaciones|aktion|ereignis|observa\u00e7\u00f5es|events?|entry|entries|actions?|status|instructions?|directions?|(?:mar )?action(?: name)?|event (?:name|type)|reason|description|what(?: happened| to do)?|details?)$/,
  ],
  [
    'note',
    /^(?:[\p{L}'\u2019]+[ /&+-]{1,3}){0,3}(?:notes?|comments?|remarks?|remarques?|bemerkung(?:en)?|anmerkung(?:en)?|kommentare?|commentaires?|notas?|(?:pflege)?notiz(?:en)?|opmerking(?:en)?)(?:[ /&+-]{1,3}(?!(?:time|date|id|no|nr|number|type|author|by)\b)[\p{L}'\u2019]+){0,3}$/u,
  ],
  [
    'note',
    /^(?:free ?text|text|what was done|action taken|action ?\/ ?\w+|interventions?|changes(?: made)?|change made|log|diary|memo|message|annotations?|documentation|handover|misc(?:ellaneous)?|info(?:rmation)?|rationale|reason for (?:the )?(?:change|titration|hold|stop)|outcome|(?:patient )?response|toleran(?:ce|bility)|tolerability|side ?effects?|adverse (?:events?|effects?)|observations?|beobachtung(?:en)?|verlauf)$/,
  ],
  [
    'ignore',
    /^(?:(?:(?:titration|dose|rate) )?(?:step|level)|schritt|stufe|palier|\u00e9tape|escal[o\u00f3]n|paso|stap|row|line|entry|count|seq|sequence|no|(?:lfd )?nr|number|n|n ?[\u00b0\u00ba]|#|order)(?: ?(?:no|nr|number|#))?$/,
  ],
]

const COUNT = { is: 'read', target: 'ignore', isCount: true } as const
const N = '(?:no|nr|num|number|#)'
/** Numbers of weeks: no column of figures, but held to the days. */
export const WEEK =
  /^(?:(?:treatment |course |infusion |calendar )?(?:weeks?|wk)|week of (?:the )?(?:course|treatment|year)|woche|kw|kalenderwoche|semaine|semana|settimana)(?:[ .]{0,2}(?:no|nr|number|#)\.?)?$/i
/** Names of what another column says better, each with what it is where none does. */
export const BESIDE: readonly (readonly [RegExp, Header])[] = [
  [/^(?:appt|appointment)$/, { ...COUNT, orElse: 'session', time: { target: 'date', isShort: true } }],
  [
    new RegExp(
      `^(?:(?:appt|appointment|day case|dose|administration) ${N}|(?:attendance|cycle|clinic visit|session of [0-9]{1,3})(?: ?${N})?)$`,
    ),
    { ...COUNT, orElse: 'session', unless: CLOCK_TARGETS },
  ],
  [
    /^(?:day of (?:stay|admission)|(?:hospital|inpatient|admission|icu|line|cannula|post ?op) day|pod|los)$/,
    { is: 'unknown', isText: true, orElse: 'day', unless: [...CLOCK_TARGETS, 'date', 'session'] },
  ],
  [
    /^total (?:hours|hrs|time|duration)(?: (?:h|hrs?|hours))?$/,
    { is: 'unknown', orElse: 'hours', unless: ['minutes', 'end', ...CLOCK_TARGETS] },
  ],
]
