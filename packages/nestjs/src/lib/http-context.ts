import type { ArgumentsHost } from '@nestjs/common'

/**
 * What predicates and choosing functions get: the request, and the response where there is one yet, as
 * Nest's `ArgumentsHost` has it for guards and filters.
 */
export type CorsContext = ArgumentsHost

/** An `ArgumentsHost` of HTTP. Nest's own class for it is not among what it exports. */
export function createHttpContext(request: unknown, response: unknown): CorsContext {
  return new HttpContext(request, response)
}

// A class, as whatever Nest hands to its own enhancers: one object a request, and no closures.
class HttpContext {
  readonly #args: readonly unknown[]

  constructor(request: unknown, response: unknown) {
    this.#args = [request, response]
  }

  getType<Type extends string>(): Type {
    return 'http' as Type
  }

  getArgs<Args extends unknown[]>(): Args {
    return [...this.#args] as Args
  }

  getArgByIndex<Argument>(index: number): Argument {
    return this.#args[index] as Argument
  }

  switchToHttp(): this {
    return this
  }

  switchToRpc(): never {
    throw new TypeError('a CORS policy is asked about HTTP requests')
  }

  switchToWs(): never {
    throw new TypeError('a CORS policy is asked about HTTP requests')
  }

  getRequest<Request>(): Request {
    return this.#args[0] as Request
  }

  getResponse<Response>(): Response {
    return this.#args[1] as Response
  }

  /** There is none: whether the request goes on is for the policy to say. */
  getNext<Next>(): Next {
    return undefined as Next
  }
}
