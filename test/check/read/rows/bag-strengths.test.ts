import { expect, it } from 'vitest'
import { findings } from '../../sheets'

const strengths = (lines: readonly string[]) => findings(lines).filter((each) => / (?:strength|weight):/.test(each))

it.each([
  ['the title and the column', ['Ketamine 4 mg/mL,,', 'Hour,mg/h,mg/mL', '1,20,2'], '3 strength: 2 mg/mL'],
  ['the name of the drug and the column', ['Drug,Hour,mg/h,mg/mL', 'Ketamine 4 mg/mL,1,20,2'], '2 strength: 2 mg/mL'],
  ['amount, volume and the column', ['Hour,mg/h,Bag (mg),Bag (mL),mg/mL', '1,20,500,250,4'], '2 strength: amount'],
  ['a remark and the column', ['Hour,mg/h,mg/mL,Note', '1,20,2,new bag of 4 mg/mL'], '2 strength: 2 mg/mL'],
  ['the weight of the title and the column', ['Weight 90 kg,,', 'Hour,mg/h,kg', '1,20,70'], '3 weight: 70 kg'],
])('finds that %s differ', (_, lines, found) => expect(strengths(lines)).toEqual([expect.stringContaining(found)]))

it.each([
  [['Ketamine 2 mg/mL,,', 'Hour,mg/h,mg/mL', '1,20,2']],
  [['Ketamine 2 mg/mL,,', 'Hour,mg/h,mg/mL', '1,20,', '2,25,4']],
  [['Hour,mg/h,Bag (mg),Bag (mL),mg/mL', '1,20,500,250,2']],
])('finds nothing in %j', (lines) => expect(strengths(lines)).toEqual([]))
