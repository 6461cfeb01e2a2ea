// Runs the bundle from the code that V8 compiled at build time, so that a start does not compile it again.
// V8 refuses code of another version or other flags; then the bundle is compiled as usual.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const { Script } = require('node:vm')

function compiledCode() {
  try {
    return readFileSync(join(__dirname, 'ketaplan.cache'))
  } catch {
    return undefined
  }
}

const filename = join(__dirname, 'ketaplan.cjs')
const script = new Script(readFileSync(filename, 'utf8'), { filename, cachedData: compiledCode() })
script.runInThisContext()(require)
module.exports = script
