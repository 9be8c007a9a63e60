import { checkLinks } from '../src/check-links.ts'
import { checkPage } from '../src/check-page.ts'
import { checkReadme } from '../src/check-readme.ts'
import { readPage } from '../src/page.ts'
import { differences } from './from-fastify-cors-differences.ts'
import { scenes } from './from-fastify-cors-scenes.ts'

const page = readPage('from-fastify-cors')

checkPage(page, { imports: [{ from: '@fastify/cors', to: '@cors/fastify' }], differences, scenes })
checkReadme(page, '@fastify/cors')
checkLinks(page)
