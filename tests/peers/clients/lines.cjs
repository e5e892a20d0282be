// What a client's script says and hears: one JSON object a line, as `tests/peers/dialogue.py` speaks it.
'use strict'

const { webcrypto } = require('node:crypto')
const { createRequire } = require('node:module')
const { createInterface } = require('node:readline')

globalThis.crypto ??= webcrypto // Node 18 does not have it there yet

const input = createInterface({ input: process.stdin })[Symbol.asyncIterator]()

/** Return the next line's object; the process ends when nobody has more to say. */
async function hear() {
  const { value, done } = await input.next()
  if (done) process.exit(3)
  return JSON.parse(value)
}

function say(line) {
  process.stdout.write(JSON.stringify(line) + '\n')
}

async function ask(question, details = {}) {
  say({ ask: question, details })
  return (await hear()).answer
}

/** Tell that an answer was not taken; the question stands. */
function refused(error) {
  say({ refused: error.name, message: error.message })
}

/** Run a client: it gets the opening and returns the tokens. */
async function run(client) {
  const opening = await hear()
  const load = createRequire(`${opening.modules}/`)
  try {
    say({ tokens: await client(opening, load) })
  } catch (error) {
    say({ failed: error.name, message: error.message })
  }
  process.exit(0)
}

module.exports = { ask, refused, run }
