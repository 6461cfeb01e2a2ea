/** Lengths of time in the units that the core counts in. */
export const MINUTES_PER_HOUR = 60
export const MINUTES_PER_DAY = 1440
export const SECONDS_PER_DAY = 86_400
export const MS_PER_DAY = 86_400_000
/** Minutes in each unit of time, by the words of options and of protocols. */
export const MINUTES_IN = { min: 1, h: MINUTES_PER_HOUR, d: MINUTES_PER_DAY, days: MINUTES_PER_DAY } as const

/** mcg/kg/h in 1 of each unit of a rate per kilogram. */
export const MCG_PER_KG_H = { 'mg/kg/h': 1000, 'mcg/kg/h': 1, 'mcg/kg/min': 60 } as const
