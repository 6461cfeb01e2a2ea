/**
 * How often a law is tried: `full` in `npm run test:e2e`, whose configuration sets LAW_RUNS, and `short` in `npm test`,
 * which is to stay under a minute.
 */
export const lawRuns = (full: number, short: number): number => (process.env.LAW_RUNS === 'full' ? full : short)
