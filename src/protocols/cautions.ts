import type { Setting } from '../core/model/protocol'

/** What is printed with every plan, in this order. */
interface Caution {
  readonly text: string
  readonly source: readonly string[]
  /** Only with plans of this setting. */
  readonly setting?: Setting
}

const all: readonly Caution[] = [
  {
    text: 'With benzodiazepines, opioids or other depressants: profound sedation, respiratory depression, coma, death. Ketamine is usually given with a sedative.',
    source: ['ketalar-label', 'seed'],
  },
  {
    text: 'Monitor vital signs continuously; keep emergency airway equipment at hand. Blood pressure can rise; clonidine can lower it.',
    source: ['ketalar-label'],
  },
  {
    text: 'Not for: poorly controlled cardiovascular disease, poorly controlled psychosis, severe hepatic impairment; raised intracranial or intraocular pressure; active substance abuse for serial infusions (cohen-2018, as summarised). Not with theophylline or aminophylline (ketalar-label).',
    source: ['cohen-2018', 'ketalar-label'],
  },
  {
    text: 'No driving or hazardous work for 24 h; leave only with a responsible adult (older US and UK label text).',
    source: ['ketalar-label'],
    setting: 'outpatient',
  },
  {
    text: 'Liver: repeated or long courses: liver enzymes every 1 to 2 days; 3 of 6 patients hepatotoxic on two 100-h esketamine infusions 16 days apart. Repeated courses: bladder symptoms.',
    source: ['lft-2020', 'noppers-2011', 'ketalar-label'],
  },
  {
    text: 'Fatigue, dizziness, lightheadedness, nausea are common; few patients stop because of them. May help depression that comes with chronic pain. Fibromyalgia: varying success; weak or no evidence (cohen-2018, as summarised).',
    source: ['seed', 'cohen-2018'],
  },
  {
    text: 'Not licensed for pain, not accepted as the standard of care; insurers often refuse; 5,000 dollars or more excluding the hospital stay (undated); few sites.',
    source: ['seed'],
  },
  {
    text: "For planning, checking and teaching by clinicians. Not a medical device, not clinically validated, not for running or adjusting an infusion in real time, not for patients. It supports, and does not replace, the clinician's judgement.",
    source: [],
  },
]

/** The cautions for plans of a setting, in order. */
export const cautionsFor = (setting: Setting): readonly Caution[] =>
  all.filter((caution) => caution.setting === undefined || caution.setting === setting)
