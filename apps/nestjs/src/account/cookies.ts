// What Express and Fastify have in common once their cookie plug-ins are mounted.

export interface CookieRequest {
  readonly protocol: string
  readonly cookies: Readonly<Record<string, string | undefined>>
}

export interface CookieResponse {
  cookie(name: string, value: string, options: CookieOptions): unknown
  clearCookie(name: string, options: CookieOptions): unknown
}

interface CookieOptions {
  readonly path: string
  readonly httpOnly: boolean
  readonly sameSite: 'lax'
  readonly secure?: boolean
}
