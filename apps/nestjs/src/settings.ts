/** What differs from one place of operation to the next: the configuration that `ConfigService` holds. */
export interface Settings {
  /** Where the web application is served: the only origins that may act for a signed-in user. */
  readonly origins: readonly string[]
  /** Looks up where a tenant's own pages are served, in a database for instance. */
  readonly tenantOrigins: (tenant: string) => Promise<readonly string[]>
  /** Gets what a route threw; the client only gets a 500. */
  readonly onError: (error: unknown) => void
}

/** The settings as the environment has them, a `.env` file included. */
export function settingsOfEnvironment(): Settings {
  const origins = (process.env['ORIGINS'] ?? 'http://localhost:5173').split(',')
  const tenants = new Map([['acme', origins]])
  return {
    origins,
    tenantOrigins: (tenant) => Promise.resolve(tenants.get(tenant) ?? []),
    onError: (error) => console.error(error),
  }
}
