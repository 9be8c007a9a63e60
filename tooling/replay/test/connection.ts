import { connect } from 'node:net'

/** Sends bytes and no more, and gives back all that is answered, with the word `reset` for a reset. */
export function exchangeBytes(address: string, bytes: string): Promise<string> {
  const [host = '', port = ''] = address.split(':')
  const socket = connect(Number(port), host)
  let received = ''
  socket.setEncoding('latin1').on('data', (text: string) => (received += text))
  socket.on('error', () => (received += 'reset'))
  socket.end(Buffer.from(bytes, 'latin1'))
  return new Promise((resolve) => socket.on('close', () => resolve(received)))
}

/** A request as browsers send it to a proxy. */
export function writeRequest(
  method: string,
  url: string,
  headers: readonly string[] = [],
  body = '',
): string {
  return `${[`${method} ${url} HTTP/1.1`, ...headers].join('\r\n')}\r\n\r\n${body}`
}
