/** Headers of what is seen of a patient, a pump or the staff: never a part of the infusion. */

/** Vital signs, scores, names and signatures: never a part of the infusion. */
const OBSERVED =
  /\b(?:bp|blood pressure|systolic|diastolic|map|heart|pulse|spo2|sao2|o2|sats?|saturation|resp|respiration|rr|breathing|temp|temperature|etco2|pain|nrs|vas|score|scale|rass|poss|gcs|sedation|nausea|ecg|age|sex|gender|room|bed|ward|nurse|rn|md|initials?|sign(?:ed|ature)?|checked|witness|prescriber|physician|pharmacist|by|name|orientation|arousal|aldrete|ramsay|cadss|nprs|pasero|moaa|news|anxiety|dissociation|cpot|hf|af|puls|herzfrequenz|atemfrequenz)\b|^(?:hr|p)$/

/** Of the patient or the pump, in whatever unit. */
const OF_PATIENT =
  /\b(?:o2|oxygen|fio2|spo2|etco2|sbp|dbp|gain|battery|urine|urinary|uo|u\/o|diuresis|oral|intake|output|stool|emesis|height|bmi|bsa|alarm)\b/

/** A temperature, whose unit is no litre. */
const TEMPERATURE = /\b(?:skin|body|core|tympanic|axillary|rectal) temp(?:erature)?\b|\btemp(?:erature)?\b.*\u00b0/

/** What went in less what came out. */
export const isBalance = (words: string): boolean => /\bbalance\b/.test(words)
export const isOfPatient = (words: string): boolean => OF_PATIENT.test(words) || TEMPERATURE.test(words)
export const isObserved = (words: string): boolean => OBSERVED.test(words)
