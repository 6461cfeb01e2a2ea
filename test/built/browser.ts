/** Debian's Chromium, headless and by itself: no network of its own, nothing kept. */
import { type Browser, chromium } from 'playwright-core'

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
