import type { Platform } from '../src/page.ts'

// What becomes of the programs on the page about `enableCors`.

/** What Nest stands on. The page has its programs for Express. */
export const platforms: readonly Platform[] = [
  { name: 'Express', adapt: String },
  {
    name: 'Fastify',
    adapt: (code) =>
      code
        .replace(
          /^import .* from '@nestjs\/core'$/m,
          `$&\nimport { FastifyAdapter } from '@nestjs/platform-fastify'`,
        )
        .replace('NestFactory.create(AppModule', '$&, new FastifyAdapter()'),
  },
]

/** Hands the module what `enableCors` or `create` is given, as it stands. */
export function moveOptions(code: string): string {
  const { head, main } = partsOf(code)
  const [, options = ''] = called.exec(main) ?? set.exec(main) ?? setInLines.exec(main) ?? []
  const imported = options.includes('config.')
    ? `CorsModule.forRootAsync({ imports: [ConfigModule], inject: [ConfigService], useFactory: (config) => (${options}) })`
    : `CorsModule.forRoot(${options})`
  const importing = head
    .replace('@Module({ controllers', '@Module({ imports: [], controllers')
    .replace('@Module({ imports: [', `$&${imported}, `)
  const without = main.replace(called, '').replace(set, ')').replace(setInLines, ')')
  // Otherwise Nest prints the error and ends the process.
  const failing = without.replace(/(NestFactory\.create\(AppModule.*)\)$/m, '$1, { abortOnError: false })')
  return `import { CorsModule } from '@cors/nestjs'\n${importing}${failing}`
}

const called = /^app\.enableCors\((.*|[^]*?\n\}?)\)\n/m
const set = /, \{ cors: (.*) \}\)$/m
const setInLines = /, \{\n {2}cors: ([^]*?),\n\}\)$/m

/** The second program with the call, or the option, of the first. */
export function leaveCallIn(before: string, after: string): string {
  return `${partsOf(after).head}${partsOf(before).main}`
}

function partsOf(code: string): { readonly head: string; readonly main: string } {
  const at = code.indexOf('const app = await NestFactory')
  if (at < 0) throw new Error('the program creates no application')
  return { head: code.slice(0, at), main: code.slice(at) }
}
