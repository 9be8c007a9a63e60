import { Inject, Injectable } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import type { Settings } from '../settings.ts'

@Injectable()
export class TenantsService {
  readonly #config: ConfigService<Settings, true>

  constructor(@Inject(ConfigService) config: ConfigService<Settings, true>) {
    this.#config = config
  }

  /** Where a tenant's own pages are served. */
  originsOf(tenant: string): Promise<readonly string[]> {
    return this.#config.get('tenantOrigins', { infer: true })(tenant)
  }
}
