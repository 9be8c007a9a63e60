import { writeFileSync } from 'node:fs'
import { describeTable } from '../src/lib/table-document.ts'

writeFileSync(new URL('../rows.json', import.meta.url), JSON.stringify(describeTable(), undefined, 2))
