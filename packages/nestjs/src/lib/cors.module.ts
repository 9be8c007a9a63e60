import type { CorsOrigin } from '@cors/node'
import { type DynamicModule, Inject, Module, Optional, type Provider } from '@nestjs/common'
import { HttpAdapterHost, ModulesContainer } from '@nestjs/core'
import { type Controllers, decoratedControllers, followControllers } from './controllers.ts'
import { CorsService, policiesToken } from './cors.service.ts'
import { decoratedGateways } from './gateway-classes.ts'
import type { CorsContext } from './http-context.ts'
import {
  type CorsModuleAsyncOptions,
  type CorsModuleSource,
  type CorsOptionsFactory,
  splitOptions,
} from './module-options.ts'
import { mount } from './mount.ts'
import { type Policies, compilePolicies } from './policies.ts'

const optionsToken = Symbol.for('@cors/nestjs/options')

/** CORS for a whole Nest application, on Express and on Fastify. Import it once, in the root module. */
@Module({})
export class CorsModule {
  constructor(@Optional() @Inject(optionsToken) options?: CorsModuleSource) {
    if (options === undefined) {
      throw new TypeError(
        'CorsModule is imported without options: write CorsModule.forRoot({ origin: ... }).',
      )
    }
  }

  /**
   * The module with options that are known. They are validated when the application starts, which fails
   * with a `CorsConfigError`. `CorsService` can be injected everywhere.
   */
  static forRoot<
    const Origin extends CorsOrigin<CorsContext> = CorsOrigin<CorsContext>,
    Reflect extends boolean = boolean,
  >(options: CorsModuleSource<Origin, Reflect>): DynamicModule {
    return moduleOf([{ provide: optionsToken, useValue: options }], {})
  }

  /** The module with options that other providers make: from `ConfigService`, or a database. */
  static forRootAsync(options: CorsModuleAsyncOptions): DynamicModule {
    return moduleOf(optionsProviders(options), options)
  }
}

function moduleOf(
  providers: Provider[],
  { imports = [], isGlobal = true }: Pick<CorsModuleAsyncOptions, 'imports' | 'isGlobal'>,
): DynamicModule {
  return {
    module: CorsModule,
    global: isGlobal,
    imports,
    providers: [...providers, compiledProvider, policiesProvider, mountProvider, CorsService],
    exports: [CorsService],
  }
}

/** What is made of the options before anything is mounted. */
interface Compiled {
  readonly policies: Policies
  readonly controllers: Controllers
}

const compiledToken = Symbol.for('@cors/nestjs/compiled')

const compiledProvider: Provider = {
  provide: compiledToken,
  inject: [optionsToken, ModulesContainer],
  useFactory(options: CorsModuleSource, modules: ModulesContainer): Compiled {
    refuseSecond(modules)
    const decorated = [...decoratedControllers(modules), ...decoratedGateways(modules)]
    const policies = compilePolicies(splitOptions(options), decorated)
    return { policies, controllers: followControllers(modules, policies.admit) }
  },
}

const policiesProvider: Provider = {
  provide: policiesToken,
  inject: [compiledToken],
  useFactory: ({ policies }: Compiled) => policies,
}

const mountProvider: Provider = {
  provide: Symbol.for('@cors/nestjs/mount'),
  inject: [HttpAdapterHost, compiledToken, ModulesContainer],
  useFactory: (host: HttpAdapterHost, { policies, controllers }: Compiled, modules: ModulesContainer) =>
    mount(host, policies, controllers, modules),
}

const mounted = Symbol.for('@cors/nestjs/mounted')

function refuseSecond(modules: ModulesContainer & { [mounted]?: true }): void {
  if (modules[mounted] === true) {
    throw new TypeError(
      'CorsModule is imported twice with options. Import it once, and name further policies under policies.',
    )
  }
  modules[mounted] = true
}

function optionsProviders({
  inject = [],
  useFactory,
  useClass,
  useExisting,
}: CorsModuleAsyncOptions): Provider[] {
  if (useFactory !== undefined) {
    return [
      {
        provide: optionsToken,
        inject: [...inject],
        useFactory: useFactory as (...args: unknown[]) => unknown,
      },
    ]
  }
  const factory = useExisting ?? useClass
  if (factory === undefined) {
    throw new TypeError('CorsModule.forRootAsync needs useFactory, useClass or useExisting.')
  }
  return [
    ...(useClass === undefined ? [] : [useClass]),
    {
      provide: optionsToken,
      inject: [factory],
      useFactory: (made: CorsOptionsFactory) => made.createCorsOptions(),
    },
  ]
}
