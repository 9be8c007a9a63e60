import type { ArgumentsHost } from '@nestjs/common'

/**
 * What predicates and choosing functions get: the request, and the response where there is one, as Nest's
 * `ArgumentsHost` shows them to filters: `context.switchToHttp().getRequest()`.
 */
export type CorsContext = ArgumentsHost

/** A context of HTTP. Nest's own class for it is not among what it exports. */
export function createHttpContext(request: unknown, response: unknown): CorsContext {
  // Nest has the caller say what the arguments are.
  return new HttpContext(request, response) as unknown as CorsContext
}

// A class, as whatever Nest hands to its own enhancers: one object a request, and no closures.
class HttpContext {
  readonly #args: readonly [request: unknown, response: unknown]

  constructor(request: unknown, response: unknown) {
    this.#args = [request, response]
  }

  getType(): string {
    return 'http'
  }

  getArgs(): unknown[] {
    return [...this.#args]
  }

  getArgByIndex(index: number): unknown {
    return this.#args[index]
  }

  getRequest(): unknown {
    return this.#args[0]
  }

  getResponse(): unknown {
    return this.#args[1]
  }

  /** Whether the request goes on is for the policy to say. */
  getNext(): undefined {}

  switchToHttp(): this {
    return this
  }

  switchToRpc(): never {
    throw new TypeError('a CORS policy is asked about HTTP requests')
  }

  switchToWs(): never {
    throw new TypeError('a CORS policy is asked about HTTP requests')
  }
}
