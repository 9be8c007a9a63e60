import { soon } from '../../later.ts'
import { type FetchRouteSpec, get } from '../route-spec.ts'

const encoder = new TextEncoder()

/** Responses whose head leaves before their body is known. */
export const streamRoutes: readonly FetchRouteSpec[] = [
  get('/flush-headers', () => new Response(pulled('flushed'), { headers: { 'Content-Type': 'text/plain' } })),
  get('/stream', () => new Response(pulled('one ', 'two ', 'three'))),
  get('/chunks', () => new Response(written('one ', 'two'))),
  get(
    '/events',
    () =>
      new Response(written('data: one\n\n', 'data: two\n\n'), {
        headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' },
      }),
  ),
]

/** A stream that makes its parts when it is asked for them. */
function pulled(...parts: readonly string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const left = [...parts]
  return new ReadableStream({
    async pull(controller) {
      await soon()
      const part = left.shift()
      if (part === undefined) controller.close()
      else controller.enqueue(encoder.encode(part))
    },
  })
}

/** A stream that is written to after the response was returned. */
function written(...parts: readonly string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>()
  void write(writable.getWriter(), parts)
  return readable
}

async function write(
  writer: WritableStreamDefaultWriter<Uint8Array<ArrayBuffer>>,
  parts: readonly string[],
): Promise<void> {
  try {
    // A stream keeps its order: nobody has to wait for one part before the next.
    await Promise.all([...parts.map((part) => writer.write(encoder.encode(part))), writer.close()])
  } catch {
    // Nobody reads it: the request was a HEAD.
  }
}
