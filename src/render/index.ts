import type { Plan } from '../core/plan/types'
import { csv } from './data/csv'
import type { View } from './view'

export type Renderer = (plan: Plan, view: View) => string

/** Every format by its name: the next one is one file and one line here. A run loads the one that it needs. */
export const renderers = {
  table: async () => (await import('./table/table')).table,
  // Small, and the most asked for by scripts: part of the main bundle.
  csv: async () => csv,
  json: async () => (await import('./data/json')).json,
  nonmem: async () => (await import('./data/nonmem')).nonmem,
  ics: async () => (await import('./data/ics')).ics,
  md: async () => (await import('./markdown/markdown')).md,
  html: async () => (await import('./html/html')).html,
  svg: async () => (await import('./svg/svg')).svg,
} as const satisfies Record<string, () => Promise<Renderer>>

export type Format = keyof typeof renderers
export const FORMATS = Object.keys(renderers) as Format[]
/** A workbook is bytes. */
export const PLAN_FORMATS = [...FORMATS, 'xlsx'] as const
export type PlanFormat = (typeof PLAN_FORMATS)[number]
/** Formats that scripts read: their standard error is kept short. */
export const DATA_FORMATS: readonly Format[] = ['csv', 'json', 'nonmem', 'ics']
