import { Cors, type CorsContext, type CorsOptions } from '@cors/nestjs'
import {
  Controller,
  type ControllerOptions,
  HttpCode,
  type INestApplication,
  Module,
  type ModuleMetadata,
  RequestMapping,
  type Type,
  VERSION_NEUTRAL,
  Version,
  VersioningType,
} from '@nestjs/common'
import { RouterModule } from '@nestjs/core'
import type { ExpressAdapter } from '@nestjs/platform-express'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import type { Platform } from './exchange.ts'
import { createStrictExpress } from './route-express.ts'
import type { Tree } from './route-tree.ts'

/** Makes a policy; each tells who it is. */
export type CreatePolicy = () => { readonly name: string; readonly options: CorsOptions<CorsContext> }

/** The controllers of a tree. What a handler answers is the name of the policy that it stands under. */
export function controllersOf(tree: Tree, createPolicy: CreatePolicy, usual: string): Type[] {
  return tree.controllers.flatMap((node) => {
    const names = new Map<unknown, string>()
    const { path, host, heir } = node
    const of: Pick<ControllerOptions, 'host' | 'version'> = {
      ...(host === undefined ? {} : { host }),
      ...(node.version === undefined ? {} : { version: node.version }),
    }
    @Controller({ path, ...of })
    class RandomController {}
    const govern = (type: Type, isGoverned: boolean, otherwise: string): void => {
      const policy = isGoverned ? createPolicy() : undefined
      if (policy !== undefined) Cors(policy.options)(type)
      names.set(type, policy?.name ?? otherwise)
    }
    for (const [index, route] of node.routes.entries()) {
      const own = route.isGoverned ? createPolicy() : undefined
      const name = `handle${index}`
      const descriptor: PropertyDescriptor = {
        value(this: object): string {
          return own?.name ?? names.get(this.constructor) ?? ''
        },
        configurable: true,
      }
      Object.defineProperty(RandomController.prototype, name, descriptor)
      const on = [RandomController.prototype, name, descriptor] as const
      RequestMapping({ path: route.path, method: route.verb })(...on)
      HttpCode(200)(...on)
      if (route.version !== undefined) Version(route.version)(...on)
      if (own !== undefined) Cors(own.options)(...on)
    }
    govern(RandomController, node.isGoverned, usual)
    if (heir === undefined) return [RandomController]
    @Controller({ path: heir.path })
    class HeirController extends RandomController {}
    govern(HeirController, heir.isGoverned, names.get(RandomController) ?? usual)
    return [RandomController, HeirController]
  })
}

/** The module of a tree, as a user would import it. */
export function moduleOf({ at }: Tree, controllers: Type[]): Required<Pick<ModuleMetadata, 'imports'>> {
  @Module({ controllers })
  class TreeModule {}
  const routed = at === '' ? [] : [RouterModule.register([{ path: at, module: TreeModule }])]
  return { imports: [TreeModule, ...routed] }
}

/** An adapter that is strict where its platform is lenient, and the other way round. */
export function oddAdapterOf(platform: Platform): ExpressAdapter | FastifyAdapter {
  if (platform === 'express') return createStrictExpress()
  return new FastifyAdapter({
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: false, ignoreDuplicateSlashes: true },
  })
}

/** What stands in `main.ts`. */
export function setUp(
  app: INestApplication,
  { prefix, exclude, versioning, raw }: Tree,
  usual: string,
): void {
  if (versioning === 'path') app.enableVersioning()
  if (versioning === 'path-by-default')
    app.enableVersioning({ type: VersioningType.URI, defaultVersion: ['1', VERSION_NEUTRAL] })
  if (versioning === 'header') app.enableVersioning({ type: VersioningType.HEADER, header: 'x-version' })
  if (prefix !== '') app.setGlobalPrefix(prefix, { exclude })
  for (const path of raw) {
    app
      .getHttpAdapter()
      .get(
        path,
        (_request: unknown, response: { send: (text: string) => unknown }) => void response.send(usual),
      )
  }
}
