/** The laws try the same random cases at every run; FC_SEED tries others. Those without a count of their own try 100. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Zone } from '../src/core/values/time-zone'
import { lawRuns } from './law-runs'

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261130), numRuns: lawRuns(100, 20) })

const isZone = (value: unknown): value is Zone => typeof value === 'object' && value !== null && 'offsetAt' in value

// A zone carries a function, which is equal to no other; its names say what it is.
expect.addEqualityTesters([(a, b) => (isZone(a) && isZone(b) ? a.name === b.name && a.id === b.id : undefined)])
