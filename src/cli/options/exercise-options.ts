import { defaultProtocol } from '../../protocols/index'
import { KINDS } from '../exercise/kinds'
import type { OptionRow } from './option-row'

const EXERCISE = ['exercise'] as const

/** Of a table with planted faults. */
export const EXERCISE_OPTIONS: readonly OptionRow[] = [
  {
    name: 'faults',
    value: 'count',
    category: 'plan',
    commands: EXERCISE,
    help: 'how many faults are planted',
    default: '3 faults',
  },
  {
    name: 'kinds',
    value: 'kinds',
    choices: KINDS,
    isList: true,
    category: 'plan',
    commands: EXERCISE,
    help: 'the kinds of faults, by the rules of check, separated by commas',
    default: 'all that can be planted',
  },
  {
    name: 'seed',
    value: 'number',
    category: 'plan',
    commands: EXERCISE,
    help: 'another table for each number',
    default: 'number 1',
  },
  {
    name: 'blank',
    category: 'plan',
    commands: EXERCISE,
    help: 'no faults: doses and totals are left blank, to be predicted',
  },
  {
    name: 'protocol',
    short: 'p',
    value: 'id',
    choices: 'protocols',
    category: 'plan',
    commands: EXERCISE,
    help: 'the built-in protocol of the table',
    default: defaultProtocol('outpatient').id,
  },
  {
    name: 'key',
    value: 'file',
    files: true,
    category: 'output',
    commands: EXERCISE,
    help: 'writes the key: what check finds; as .html to project it',
  },
]
