// Runs the command line it is given, then keeps the code that V8 compiled for it beside the bundle.
const { writeFileSync } = require('node:fs')
const script = require('../dist/start.cjs')

process.once('exit', () => writeFileSync('dist/ketaplan.cache', script.createCachedData()))
