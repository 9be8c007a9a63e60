import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { folder, renderAll } from './pages.ts'

const pages = await renderAll()
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (!pages.has(name)) rmSync(`${folder}${name}`)
for (const [name, text] of pages) writeFileSync(`${folder}${name}`, text)
