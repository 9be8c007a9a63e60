import { checkLinks } from '../src/check-links.ts'
import { checkPage } from '../src/check-page.ts'
import { readPage } from '../src/page.ts'
import { differences } from './from-enable-cors-differences.ts'
import { moveOptions, platforms } from './from-enable-cors-programs.ts'
import { scenes } from './from-enable-cors-scenes.ts'

const page = readPage('from-enable-cors', platforms)

checkPage(page, { imports: [], moveOptions, differences, scenes })
checkLinks(page)
