import { processIo } from './io/process-io'
import { main } from './main'

process.once('SIGINT', () => process.exit(130))
main(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code
})

// Marks it as a module for esbuild, which else makes every file it imports a function that is compiled twice.
export {}
