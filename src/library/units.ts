import type { Duration, RateQuantity } from './types'

/** mg/h, what a bare number is too. */
export const mgPerH = (value: number): RateQuantity => ({ value, unit: 'mg/h' })
/** mg/kg/h; the request needs a weight. */
export const mgPerKgPerH = (value: number): RateQuantity => ({ value, unit: 'mg/kg/h' })
/** mcg/kg/min; the request needs a weight. */
export const mcgPerKgPerMin = (value: number): RateQuantity => ({ value, unit: 'mcg/kg/min' })

export const minutes = (value: number): Duration => ({ value, unit: 'min' })
export const hours = (value: number): Duration => ({ value, unit: 'h' })
/** Days of 24 h. */
export const days = (value: number): Duration => ({ value, unit: 'days' })
