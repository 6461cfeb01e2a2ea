import { defaultProtocol } from '../../protocols/index'
import { KINDS } from '../exercise/kinds'
import { type OptionRow, optionIn } from './option-row'

const EXERCISE = ['exercise'] as const
const exercise = optionIn('plan', EXERCISE)

/** Of a table with planted faults. */
export const EXERCISE_OPTIONS: readonly OptionRow[] = [
  exercise('--faults <count>', 'how many faults are planted', { default: '3 faults' }),
  exercise('--kinds <kinds>', 'the kinds of faults, by the rules of check, separated by commas', {
    choices: KINDS,
    isList: true,
    default: 'all that can be planted',
  }),
  exercise('--seed <number>', 'another table for each number', { default: 'number 1' }),
  exercise('--blank', 'no faults: doses and totals are left blank, to be predicted'),
  exercise('-p, --protocol <id>', 'the built-in protocol of the table', {
    choices: 'protocols',
    default: defaultProtocol('outpatient').id,
  }),
  optionIn('output', EXERCISE)('--key <file>', 'writes the key: what check finds; as .html to project it', {
    files: true,
  }),
]
