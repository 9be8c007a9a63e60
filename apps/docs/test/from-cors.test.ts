import { checkLinks } from '../src/check-links.ts'
import { checkPage } from '../src/check-page.ts'
import { checkReadme } from '../src/check-readme.ts'
import { readPage } from '../src/page.ts'
import { differences } from './from-cors-differences.ts'
import { scenes } from './from-cors-scenes.ts'

const page = readPage('from-cors')

checkPage(page, { imports: [{ from: 'cors', to: '@cors/express' }], differences, scenes })
checkReadme(page, 'cors')
checkLinks(page)
