import type { CorsContext, CorsModuleOptions, CorsOptionsFactory } from '@cors/nestjs'
import { Inject, Injectable } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import type { Settings } from './settings.ts'
import { TenantsService } from './tenants/tenants.service.ts'

/**
 * The policies that depend on settings or services, by the names that `@Cors('name')` knows them by. The
 * others are written where they apply: `@Cors({ origin: '*' })`.
 */
@Injectable()
export class CorsPolicies implements CorsOptionsFactory {
  readonly #config: ConfigService<Settings, true>
  readonly #tenants: TenantsService

  constructor(
    @Inject(ConfigService) config: ConfigService<Settings, true>,
    @Inject(TenantsService) tenants: TenantsService,
  ) {
    this.#config = config
    this.#tenants = tenants
  }

  createCorsOptions(): CorsModuleOptions {
    const origins = this.#config.get('origins', { infer: true })
    return {
      // Nobody, wherever nothing else is said.
      policy: false,
      policies: {
        // Only the web application may propose corrections.
        corrections: { origin: origins, credentials: true },

        // The web application with its session cookie. Requests from other origins do not even run.
        account: { origin: origins, credentials: true, rejectDisallowed: true },

        // JSON behind a bearer token, which a page sends itself: no cookies, so no `credentials`.
        notes: {
          origin: origins,
          methods: ['GET', 'PUT', 'PATCH', 'DELETE'],
          allowedHeaders: ['authorization', 'content-type'],
          maxAge: 600,
        },

        // A page may read the file's name only because the header is exposed.
        files: { origin: origins, exposedHeaders: ['content-disposition'] },

        // Each tenant has its own origins, and they can change while the server runs.
        tenant: {
          origin: async (origin: string, context: CorsContext) =>
            (await this.#tenants.originsOf(tenantOf(context))).includes(origin),
          credentials: true,
        },

        // Error pages keep their CORS headers: a page sees the 500, not a "CORS error".
        broken: { origin: origins },
      },
    }
  }
}

function tenantOf(context: CorsContext): string {
  return context.switchToHttp().getRequest<{ params: { tenant: string } }>().params.tenant
}
