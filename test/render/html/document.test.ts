import { expect, it } from 'vitest'
import { documentHead, documentOf } from '../../../src/render/html/document'
import { text } from '../../../src/render/svg/markup'
import { planOf } from '../plan-of'

it('allows its style alone, and is one document in English', () => {
  expect(documentHead('A <title>', 'p{}')).toContain('<title>A &lt;title&gt;</title>')
  const page = documentOf(planOf(), 'Plan', [text('body')])
  expect(page).toMatch(/^<!DOCTYPE html>\n<html lang="en">/)
  expect(page).toContain('default-src &#39;none&#39;; style-src &#39;sha256-')
})
