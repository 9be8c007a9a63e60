import type { Answer, Hop } from '@cors/browser'
import { placeLocation } from './place.ts'
import type { Asked } from './read-request.ts'

/** Which answer to write, and where it stands. */
export interface Served {
  readonly hop: Hop
  readonly next: string | undefined
  readonly id: number
  readonly index: number
}

/** The bytes of an answer as it was recorded, with what makes it a whole message. */
export function writeAnswer(answer: Answer, { hop, next, id, index }: Served, asked: Asked): Buffer {
  const lines = answer.headers.flatMap(([name, value]) => {
    const filled = fill(value, asked, hop.url)
    if (filled === undefined) return []
    const isLocation = name.toLowerCase() === 'location'
    return [`${name}: ${isLocation ? placeLocation(filled, hop.url, next, id, index + 1) : filled}`]
  })
  const length = answer.headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1]
  const isEmpty = [204, 205, 304].includes(answer.status) || asked.method === 'HEAD'
  const body = isEmpty ? '' : 'x'.repeat(/^\d{1,5}$/.test(length ?? '') ? Number(length) : 2)
  if (length === undefined && answer.status !== 204 && answer.status !== 304)
    lines.push(`Content-Length: ${body.length}`)
  const head = [`HTTP/1.1 ${answer.status} Answer`, ...lines, '', ''].join('\r\n')
  return Buffer.from(`${head}${body}`, 'latin1')
}

/** A value that stands for something of the request that is being answered; none when there is nothing to stand for. */
function fill(value: string, { headers }: Asked, url: string): string | undefined {
  switch (value) {
    case '{{Origin}}': {
      // So the servers of the web platform tests have it.
      const isOpen = url.includes('redirect.py') || url.includes('inspect-headers.py')
      return headers.get('origin') ?? (isOpen ? '*' : undefined)
    }
    case '{{Access-Control-Request-Method}}':
      return headers.get('access-control-request-method')
    case '{{request-header-names}}':
      return headers.get('access-control-request-headers')
    default:
      return value
  }
}
