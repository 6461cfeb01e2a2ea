/** A script as the page holds it. */
export interface PackedScript {
  /** Its text in gzip, in base 64. */
  readonly packed: string
  /** SHA-256 of its text in base 64, by which the browser lets it run. */
  readonly hash: string
}
/** The script of the page, as the build makes it from browser.ts; empty where the program runs from its sources. */
export const SCRIPT: PackedScript = { packed: '', hash: '' }
