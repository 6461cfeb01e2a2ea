/** A script as it is stored in the page. */
export interface PackedScript {
  /** The text, compressed with gzip, in base64. */
  readonly packed: string
  /** SHA-256 of the text, in base64: the content security policy allows the script by it. */
  readonly hash: string
}
/** The script of the page. The build makes it from browser.ts; empty where the program runs from its sources. */
export const SCRIPT: PackedScript = { packed: '', hash: '' }
