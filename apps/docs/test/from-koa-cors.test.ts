import { checkLinks } from '../src/check-links.ts'
import { checkPage } from '../src/check-page.ts'
import { checkReadme } from '../src/check-readme.ts'
import { readPage } from '../src/page.ts'
import { differences } from './from-koa-cors-differences.ts'
import { scenes } from './from-koa-cors-scenes.ts'

const page = readPage('from-koa-cors')

checkPage(page, { imports: [{ from: '@koa/cors', to: '@cors/koa' }], differences, scenes })
checkReadme(page, '@koa/cors')
checkLinks(page)
