import { describe, expect, it } from 'vitest'
import { run } from '../../cli/fake-io'

const report = async (input: string, ...args: readonly string[]) => (await run(['check', '-', ...args], { input })).out

describe('the report', () => {
  it('begins with the verdict, and quotes the row of an error with its time', async () => {
    expect(await report('Time,Rate (mg/h)\n08:00,20\n09:00,25\n10:00,50\n11:00,40\n', '-w', '70')).toMatch(
      /^FAULTS FOUND: 2 errors\. Do not use this table before they are corrected\.\n\nErrors\n {2}Line 4, 10:00: 10:00 \| 50\n {4}rate: found 50 mg\/h; right: 40 mg\/h/,
    )
  })

  it('says that it is not an all-clear where something was not checked', async () => {
    const out = await report('Hour,Ketamine (mg/h),Midazolam (mg/h)\n1,20,1\n', '-w', '70')
    expect(out).toMatch(
      /^NOT FULLY CHECKED: no error was found, but 1 thing could not be checked\.\s1\swarning to look at\.\n\nNot checked\n {2}- column Midazolam/,
    )
  })

  it('says what was checked and what was left out', async () => {
    const out = await report('Hour,Rate (mg/h)\n1,20\n')
    expect(out).toMatch(/^NO ERROR FOUND in 1 row\. 1 warning to look at\.\n/)
    expect(out).toContain('\nChecked\n  1 row, against crps-5day (the default inpatient protocol), inpatient (it is\n')
    expect(out).toContain('\nLeft out of the check\n  - rates per kg: no weight')
  })

  it('has no control characters of the table', async () => {
    expect(await report('Hour,Rate (mg/h),Note\n1,50,\u001b[31mred\n')).not.toContain('\u001b')
  })
})
