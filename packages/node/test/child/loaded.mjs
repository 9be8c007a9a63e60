// Prints whether the public-suffix list has been loaded, after a policy was made where one is given.
import { createRequire } from 'node:module'
import { cors } from '@cors/node'

const [options] = process.argv.slice(2)
if (options !== undefined) cors(JSON.parse(options))
const files = Object.keys(createRequire(import.meta.url).cache)
process.stdout.write(`${files.some((file) => file.includes('tldts'))}\n`)
