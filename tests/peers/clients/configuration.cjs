// What aws-amplify itself makes of a configuration: standard input to standard output, both JSON.
'use strict'

const { createRequire } = require('node:module')
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

const load = createRequire(join(process.cwd(), 'package.json'))
const { parseAmplifyConfig } = load('@aws-amplify/core/internals/utils')

process.stdout.write(JSON.stringify(parseAmplifyConfig(JSON.parse(readFileSync(0, 'utf8')))))
