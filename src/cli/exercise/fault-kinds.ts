/** The kinds of faults that an exercise may have: the rules of `check` that find them. */
export const FAULT_KINDS = [
  ...(['dose', 'total', 'rate', 'start-rate', 'step-size', 'rate-volume', 'slip-10', 'slip-24'] as const),
  ...(['slip-60', 'slip-1000', 'slip-pounds', 'unreadable', 'weight', 'one-a-day', 'session'] as const),
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]
