// Loaded before the program: what FAULT names goes wrong once a file is written and not yet in its place.
const files = require('node:fs/promises')

const never = () => new Promise((resolve) => setTimeout(resolve, 600_000))
const stop = (signal) => () => {
  process.kill(process.pid, signal)
  return never()
}
const unsupported = async () => {
  throw Object.assign(new Error('EPERM: operation not permitted, link'), { code: 'EPERM' })
}

const faults = {
  'kill before rename': { rename: stop('SIGKILL') },
  'kill before link': { link: stop('SIGKILL') },
  'interrupt before rename': { rename: stop('SIGINT') },
  'no links': { link: unsupported },
}
Object.assign(files, faults[process.env.FAULT])
