/** Lengths of time in the units that the core counts in. */
export const MINUTES_PER_HOUR = 60
export const MINUTES_PER_DAY = 1440
export const SECONDS_PER_DAY = 86_400
export const MS_PER_DAY = 86_400_000
