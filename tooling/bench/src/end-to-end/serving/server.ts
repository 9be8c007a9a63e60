import { frameworks } from '../applications/frameworks.ts'
import { serve } from './serve.ts'

// A process for one framework. Its arguments are the framework's name and the ids of requests.

const [name = '', ...ids] = process.argv.slice(2)
const framework = frameworks[name]
if (framework === undefined) throw new Error(`there is no framework ${name}`)
await serve(await framework.load(), ids)
