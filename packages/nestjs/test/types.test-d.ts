// Compiled by `tsc -p packages/nestjs/test`, never run: a line that must not compile stands under its reason.
import type { IncomingMessage } from 'node:http'
import { Controller, Get, Injectable, Module } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import defaultCors, {
  Cors,
  type CorsContext,
  type CorsDecision,
  CorsModule,
  type CorsModuleSource,
  type CorsOptionsFactory,
  type CorsPolicy,
  type CorsService,
  type CorsSource,
  cors,
  createCors,
} from '../src/index.ts'

declare const fromEnvironment: string
declare const maybeFromEnvironment: string | undefined
declare const origins: readonly string[]

// @ts-expect-error -- there is no default that is safe
CorsModule.forRoot()
// @ts-expect-error -- origin is required
CorsModule.forRoot({})
// @ts-expect-error -- also beside named policies
CorsModule.forRoot({ policies: {} })
// @ts-expect-error -- an unset environment variable must not compile
CorsModule.forRoot({ origin: maybeFromEnvironment })
// @ts-expect-error -- browsers refuse '*' with credentials
CorsModule.forRoot({ origin: '*', credentials: true })
// @ts-expect-error -- also beside named policies
CorsModule.forRoot({ origin: '*', credentials: true, policies: {} })
// @ts-expect-error -- ambiguous
CorsModule.forRoot({ origin: true })
// @ts-expect-error -- enableCors's name of an option
CorsModule.forRoot({ origin: '*', optionsSuccessStatus: 200 })
// @ts-expect-error -- enableCors's callbacks
CorsModule.forRoot({ origin: (_: string, done: (error: null, yes: boolean) => void) => done(null, true) })
// @ts-expect-error -- a function that chooses must choose
CorsModule.forRoot((_context) => undefined)
// @ts-expect-error -- a typo
CorsModule.forRoot({ origin: '*', polices: {} })
// @ts-expect-error -- a name is for @Cors
CorsModule.forRoot('partner')
// @ts-expect-error -- browsers refuse '*' with credentials
Cors({ origin: '*', credentials: true })
// @ts-expect-error -- a decorator must say something
Cors()
// @ts-expect-error -- `true` is no policy
Cors(true)

CorsModule.forRoot(false)
CorsModule.forRoot({ origin: origins, credentials: true })
CorsModule.forRoot({ origin: fromEnvironment.split(','), credentials: true })
CorsModule.forRoot({ origin: ['https://a.example', /^https:\/\/b\.example$/] as const })
CorsModule.forRoot({ origin: '*', credentials: true, dangerouslyReflectAnyOrigin: true })
CorsModule.forRoot({ origin: origins, policies: { partner: { origin: fromEnvironment }, closed: false } })
CorsModule.forRoot({ policy: false, policies: { open: { origin: '*' } } })
CorsModule.forRoot(createCors({ origin: origins }))
CorsModule.forRoot(
  createCors<CorsContext>({ origin: async (_origin, context) => context.getType() === 'http' }),
)
CorsModule.forRoot({
  origin: (origin, context) =>
    origin === `https://${context.switchToHttp().getRequest<IncomingMessage>().headers.host}`,
})
// @ts-expect-error -- the context is Nest's, and no request by itself
CorsModule.forRoot({ origin: (_origin, context) => context.headers })
CorsModule.forRoot((context) => (context.getType() === 'http' ? { origin: origins } : false))
CorsModule.forRoot(async () => Promise.resolve({ origin: origins, credentials: true }))

CorsModule.forRootAsync({ useFactory: () => ({ origin: origins }) })
CorsModule.forRootAsync({
  isGlobal: false,
  imports: [],
  inject: [ConfigService],
  useFactory: async (config: ConfigService) => ({ origin: config.getOrThrow<string>('ORIGIN') }),
})
// @ts-expect-error -- options without an origin
CorsModule.forRootAsync({ useFactory: () => ({ credentials: true }) })

@Injectable()
class Options implements CorsOptionsFactory {
  async createCorsOptions(): Promise<CorsModuleSource> {
    return Promise.resolve({ origin: origins, policies: { open: { origin: '*' } } })
  }
}
CorsModule.forRootAsync({ useClass: Options })
CorsModule.forRootAsync({ useExisting: Options })
// @ts-expect-error -- makes no options
CorsModule.forRootAsync({ useClass: ConfigService })

@Cors('partner')
@Controller()
class Decorated {
  @Cors({ origin: origins, credentials: true })
  @Get()
  one(): void {}

  @Get()
  @Cors(false)
  two(): void {}

  @Get()
  @Cors((context) => (context.getType() === 'http' ? { origin: origins } : false))
  three(): void {}
}

@Module({ imports: [CorsModule.forRoot({ origin: '*' })], controllers: [Decorated] })
export class AppModule {}

declare const service: CorsService
export const decided: CorsDecision | Promise<CorsDecision> = service.decide({ headers: {} })
export const allowed: boolean | Promise<boolean> = service.allows('https://a.example')
export const listed: string[] = service.trustedOrigins('partner')
export const policy: CorsPolicy = service.policy().policy
service.replace({ origin: origins })
service.replace('partner', { origin: origins })
// @ts-expect-error -- under a name, something must be put
service.replace('partner')

// The decorator and a compiled policy have one name.
export const compiled: Cors = createCors({ origin: origins })
export const source: CorsSource<CorsContext> = compiled
cors(false)
export const same: typeof cors = defaultCors
