/** The script of the page, as the build makes it from browser.ts; empty where the program runs from its sources. */
export const SCRIPT: string = ''
