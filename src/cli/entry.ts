import { main } from './main'
import { processIo } from './process-io'

process.once('SIGINT', () => process.exit(130))
main(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code
})
