import { expect, it } from 'vitest'
import { WEEKDAY, weekdayNumber } from '../../../../src/check/read/cells/weekday-names'

const numberOf = (text: string): number | undefined => {
  const found = WEEKDAY.exec(text)
  return found === null ? undefined : weekdayNumber(found)
}

it.each([
  ['Sunday Monday Tuesday Wednesday Thursday Friday Saturday'],
  ['Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'],
  ['dimanche lundi mardi mercredi jeudi vendredi samedi'],
  ['domenica luned\u00ec marted\u00ec mercoled\u00ec gioved\u00ec venerd\u00ec sabato'],
  ['domingo lunes martes mi\u00e9rcoles jueves viernes s\u00e1bado'],
  ['zondag maandag dinsdag woensdag donderdag vrijdag zaterdag'],
  ['Sun Mon Tue Wed Thu Fri Sat'],
  ['So Mo Di Mi Do Fr Sa'],
])('reads %s', (names) => expect(names.split(' ').map(numberOf)).toEqual([0, 1, 2, 3, 4, 5, 6]))

it.each(['Sunny', 'Mars', 'doses', 'march'])('reads no weekday in %s', (text) => expect(numberOf(text)).toBeUndefined())
