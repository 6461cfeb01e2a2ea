/** Debian's Chromium, headless and by itself: no network of its own, nothing kept. */
import { type Browser, chromium, type Page } from 'playwright-core'

export const launched = (): Promise<Browser> =>
  chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** Notes all that a page says, asks, and requests that is no file. */
export function noted(page: Page, said: string[]): Page {
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  page.on('dialog', (dialog) => said.push(dialog.message()))
  page.on('request', (request) => said.push(...(request.url().startsWith('file:') ? [] : [request.url()])))
  return page
}
