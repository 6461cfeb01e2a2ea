import { describe, expect, it } from 'vitest'
import { documentHead, documentOf, headOf, strengthOf } from '../../../src/render/html/document'
import { text } from '../../../src/render/svg/markup'
import { describe as told } from '../../../src/render/text/description'
import { outpatient, planOf } from '../plan-of'

const facts = (plan: ReturnType<typeof planOf>) =>
  Object.fromEntries(
    [
      ...headOf(plan, told(plan), text(''))
        .join('')
        .matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g),
    ].map(([, name, value]) => [name, value]),
  )

it('gives the figures of the plan, or says that they were not given', () => {
  const plan = planOf()
  expect(facts(plan)).toEqual({
    Weight: 'not given',
    Concentration: 'not given',
    Maximum: '40 mg/h (rate)',
    'In all': '4,750 mg',
    Plan: plan.id,
    Protocol: 'crps-5day',
    Course: '5 days, continuous',
    Start: 'Mon 30 Nov 2026 08:00',
    End: 'Sat 5 Dec 2026 08:00',
    Zone: 'America/New_York (-05:00)',
  })
  // 20 + 25 + 30 + 35 = 110 mg, then 116 h of 38 mg/h: 4,408 mg.
  const light = facts(planOf({ weight: '38', concentration: '2' }))
  expect(light).toMatchObject({ Weight: '38 kg', Concentration: '2 mg/mL', 'In all': '4,518 mg' })
  expect(facts(outpatient())).toMatchObject({ Course: '10 sessions of 4 h', End: 'Fri 11 Dec 2026 12:00' })
})

it('names the strength under the drug', () => {
  expect(strengthOf(planOf())).toBe('concentration not given')
  expect(strengthOf(planOf({ concentration: '0.5' }))).toBe('0.5 mg/mL')
})

it('warns only where there is something to warn of', () => {
  const alerts = (plan: ReturnType<typeof planOf>) =>
    [
      ...headOf(plan, told(plan), text(''))
        .join('')
        .matchAll(/class="alert"><h2>(.*?)</g),
    ].map(([, title]) => title)
  expect(alerts(planOf())).toEqual([])
  expect(alerts(planOf({ step: '7.5', allow: 'step-size,window', reason: 'x' }))).toEqual([
    'Limits overridden',
    'Warnings',
  ])
})

describe('document', () => {
  it('allows its style alone, and is one document in English', () => {
    expect(documentHead('A <title>', 'p{}', [])).toContain('<title>A &lt;title&gt;</title>')
    const page = documentOf(planOf(), 'Plan', [text('body')])
    expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">/)
    expect(page).toContain('default-src &#39;none&#39;; style-src &#39;sha256-')
  })
})
