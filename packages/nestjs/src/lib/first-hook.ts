import type { AbstractHttpAdapter } from '@nestjs/core'

// Nest's platforms have one place before everything of their own, middleware and protections of Nest included:
// the hook of `setOnRequestHook`. It holds one function, and a user may have one too.

type Done = (error?: unknown) => void
type Hook<Request, Response> = (request: Request, response: Response, done: Done) => unknown

/** What an adapter keeps to itself, or has in some versions only. */
interface HookedAdapter<Request, Response> {
  /** The hook that a user has set. */
  readonly onRequestHook?: Hook<Request, Response>
  setOnRequestHook: (hook: Hook<Request, Response>) => void
  /** Of Nest 12 on Fastify: goes on, too, when the promise of a hook resolves. */
  readonly runLifecycleHook?: (hook: Hook<Request, Response>, ...args: [Request, Response, Done]) => void
}

/** Runs a hook for each request before everything else on the platform, and then what users set there. */
export function runFirst<Request, Response>(
  adapter: AbstractHttpAdapter,
  hook: Hook<Request, Response>,
): void {
  const hooked = adapter as unknown as HookedAdapter<Request, Response>
  const setHook = hooked.setOnRequestHook.bind(adapter)
  const setBoth = (theirs: Hook<Request, Response> | undefined): void =>
    setHook((request, response, done) => {
      hook(request, response, (error) => {
        if (error !== undefined || theirs === undefined) done(error)
        else if (hooked.runLifecycleHook === undefined) runTheirs(theirs, request, response, done)
        else hooked.runLifecycleHook(theirs, request, response, done)
      })
    })
  setBoth(hooked.onRequestHook)
  hooked.setOnRequestHook = setBoth

  function runTheirs(
    theirs: Hook<Request, Response>,
    request: Request,
    response: Response,
    done: Done,
  ): void {
    let isOver = false
    const once: Done = (error) => {
      if (!isOver) done(error)
      isOver = true
    }
    // To whoever hears of it, `undefined` would mean that all is well.
    const fail = (error: unknown): void => once(error || new Error('the request hook failed'))
    try {
      const result = theirs.call(adapter, request, response, once)
      Promise.resolve(result).catch(fail)
    } catch (error) {
      fail(error)
    }
  }
}
