import { withCors } from '@cors/fetch'
import { options } from './policies.ts'

// Responses of which runtimes may think differently. What is asked with `x-bare` has no policy around it.

let isReleased = false
let cancelled = 0

async function respond({ url, headers }: Request): Promise<Response> {
  switch (new URL(url).pathname) {
    case '/text':
      return new Response('hello')
    case '/upstream':
      return fetch(headers.get('x-upstream') ?? '')
    case '/network-error':
      return Response.error()
    case '/thrown':
      throw new Error('thrown by the handler')
    case '/stream':
      isReleased = false
      return new Response(createStream())
    case '/release':
      isReleased = true
      return new Response()
    case '/cancelled':
      return new Response(String(cancelled))
    case '/own-grant':
      return new Response('own', { headers: { 'Access-Control-Allow-Origin': '*' } })
    case '/empty-headers':
      return Response.json([...headers].filter(([, value]) => value === '').map(([name]) => name))
    case '/phrase':
      return new Response('fine', { statusText: 'Fine' })
    default:
      return shared()
  }
}

let constant: Response | undefined

function shared(): Response {
  // On workerd none can be made before the first request.
  constant ??= new Response(null, { headers: { 'X-Handler': 'kept' } })
  return constant
}

/** The second part is there when somebody has asked for it elsewhere. */
function createStream(): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder()
  let isFirst = true
  return new ReadableStream({
    async pull(controller) {
      if (isFirst) {
        isFirst = false
        controller.enqueue(encoder.encode('one '))
        return
      }
      await untilReleased()
      controller.enqueue(encoder.encode('two'))
      controller.close()
    },
    cancel() {
      cancelled += 1
    },
  })
}

// By a clock: on workerd nothing of one request can wait for another.
async function untilReleased(): Promise<void> {
  if (isReleased) return
  await new Promise((done) => setTimeout(done, 5))
  await untilReleased()
}

const covered = withCors(options, respond)

export default {
  fetch: (request: Request) => (request.headers.has('x-bare') ? respond(request) : covered(request)),
}
