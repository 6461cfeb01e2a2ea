// cli-table3 measures each cell many times, and string-width builds its expression for emoji each time: a third of
// a table's start. Printable ASCII has the width of its length.
const stringWidth = require('../node_modules/string-width/index.js')

module.exports = (text) => (/^[ -~]*$/.test(text) ? text.length : stringWidth(text))
