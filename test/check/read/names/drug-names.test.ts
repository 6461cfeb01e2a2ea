import { describe, expect, it } from 'vitest'
import { drugNamed, isOfKetamine, isSaidRacemic } from '../../../../src/check/read/names/drug-names'

describe('the drug that words name', () => {
  it.each([
    'ketamine',
    'Ketamine HCl 50 mg/mL',
    'infusions ketamine',
    'Ketamin',
    'Ketalar',
    'ketamine s.c.',
    'racemic ketamine',
    'rac-ketamine',
    '(R,S)-ketamine',
    'R/S-ketamine',
    'ketamine (RS)',
    '(\u00b1)-ketamine',
    'ketamine-racemic',
  ])('%s is racemic', (words) => expect(drugNamed(words)).toBe('ketamine-racemic'))

  it.each([
    'esketamine',
    'Esketamin',
    'S-Ketamin',
    '(S)-ketamine',
    'S(+)-ketamine',
    'S+ ketamine',
    'Ketamin S',
    'ketamine S(+)',
    'ketamine (S-enantiomer)',
    'Ketamine_S (mg/h)',
    'S_ketamine_mg_h',
    'Ketanest S',
    'Vesierra 25 mg/ml',
    'Spravato',
  ])('%s is esketamine', (words) => expect(drugNamed(words)).toBe('esketamine'))

  it.each([
    'Arketamine',
    'R-ketamine',
    '(R)-ketamine',
    'ketamine R(-)',
    'racemic ketamine, not esketamine',
    'morphine',
    'ward 4',
    '',
  ])('%s is neither', (words) => expect(drugNamed(words)).toBeUndefined())
})

it.each([
  ['Racemic ketamine', true, true],
  ['Ketamine', false, true],
  ['Arketamine', false, true],
  ['Rate', false, false],
])('%s: said to be racemic %s, of ketamine %s', (words, racemic, ketamine) => {
  expect([isSaidRacemic(words), isOfKetamine(words)]).toEqual([racemic, ketamine])
})

it.each([
  ['K\u00e9tamine', 'ketamine-racemic'],
  ['Chetamina', 'ketamine-racemic'],
  ['Ketaject 500 mg/5 mL', 'ketamine-racemic'],
  ['Esk\u00e9tamine', 'esketamine'],
  ['S-k\u00e9tamine', 'esketamine'],
  ['Eschetamina', 'esketamine'],
  ['Ark\u00e9tamine', undefined],
])('reads %s in other languages', (words, drug) => {
  expect(drugNamed(words)).toBe(drug)
  expect(isOfKetamine(words)).toBe(true)
})
