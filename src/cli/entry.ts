import { processIo } from './io/process-io'
import { main } from './main'

process.once('SIGINT', () => process.exit(130))
// A file without an export is CommonJS to esbuild: every module that it imports becomes a function, compiled twice.
export const ended = main(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code
})
