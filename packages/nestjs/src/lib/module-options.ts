import type { Cors, CorsOptions, CorsOrigin, CorsSource } from '@cors/node'
import type { InjectionToken, ModuleMetadata, OptionalFactoryDependency, Type } from '@nestjs/common'
import type { CorsContext } from './http-context.ts'

/** Policies by the names that `@Cors('name')` knows them by. */
export interface CorsNamedPolicies {
  readonly [name: string]: CorsSource<CorsContext>
}

/** What stands beside the policy for everything. */
interface BesidePolicy {
  /** Policies for single controllers and handlers. */
  readonly policies?: CorsNamedPolicies | undefined
}

/**
 * What `CorsModule` takes: the options of the policy for everything, or any policy as `{ policy }`, and
 * the policies of controllers by name.
 */
export type CorsModuleOptions<
  Origin extends CorsOrigin<CorsContext> = CorsOrigin<CorsContext>,
  Reflect extends boolean = boolean,
> =
  | (CorsOptions<CorsContext, Origin, Reflect> & BesidePolicy)
  | ({ readonly policy: CorsSource<CorsContext> } & BesidePolicy)

/** The first argument of `CorsModule.forRoot`: options with or without named policies, or any policy. */
export type CorsModuleSource<
  Origin extends CorsOrigin<CorsContext> = CorsOrigin<CorsContext>,
  Reflect extends boolean = boolean,
> = CorsModuleOptions<Origin, Reflect> | CorsSource<CorsContext, Origin, Reflect>

/** A provider that makes the options, for `useClass` and `useExisting`. */
export interface CorsOptionsFactory {
  createCorsOptions(): CorsModuleSource | Promise<CorsModuleSource>
}

/** What `CorsModule.forRootAsync` takes: one way to make the options. */
export interface CorsModuleAsyncOptions extends Pick<ModuleMetadata, 'imports'> {
  /** Whether every module can inject `CorsService` without importing this one. Default `true`. */
  readonly isGlobal?: boolean | undefined
  readonly inject?: readonly (InjectionToken | OptionalFactoryDependency)[] | undefined
  // Injected values are whatever their providers are, as in Nest's own FactoryProvider.
  readonly useFactory?: ((...injected: never[]) => CorsModuleSource | Promise<CorsModuleSource>) | undefined
  readonly useClass?: Type<CorsOptionsFactory> | undefined
  readonly useExisting?: InjectionToken<CorsOptionsFactory> | undefined
}

/** The policy for everything, and those with names. */
export interface SplitOptions {
  readonly source: CorsSource<CorsContext>
  readonly named: CorsNamedPolicies
}

/** Takes the policy for everything and the named ones apart. Judges nothing: that is for compiling. */
export function splitOptions(options: CorsModuleSource): SplitOptions {
  if (typeof options !== 'object' || options === null || isCompiled(options)) {
    return { source: options, named: {} }
  }
  const { policies = {}, ...rest } = options as Partial<BesidePolicy> & CorsOptions<CorsContext>
  if (typeof policies !== 'object' || policies === null || Array.isArray(policies)) {
    throw new TypeError("CorsModule: policies is an object, as policies: { partner: { origin: '...' } }.")
  }
  if (!('policy' in rest)) return { source: rest, named: policies }
  const { policy, ...others } = rest
  const names = Object.keys(others)
  if (names.length > 0) {
    throw new TypeError(
      `CorsModule: ${names.join(', ')} cannot stand beside policy: write it inside, as policy: { ${names[0]}: ... }.`,
    )
  }
  return { source: policy as CorsSource<CorsContext>, named: policies }
}

/** A compiled policy has a `policy` too: its view. */
function isCompiled(options: object): options is Cors<CorsContext> {
  return 'decide' in options
}
