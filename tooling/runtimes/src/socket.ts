import { type IncomingMessage, request } from 'node:http'
import { type Answer, answerOf } from '@tooling/exchange'

const asks = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

/** Asks for a WebSocket as a page of this origin, and hangs up: only the answer is of interest. */
export async function askForSocket(port: number, path: string, origin: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { ...asks, Origin: origin } })
    asked.on('error', reject)
    const answer = ({ statusCode = 0, headers }: IncomingMessage): void => {
      const lines = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
      resolve(answerOf(statusCode, lines, ''))
      asked.destroy()
    }
    asked.on('upgrade', (response, socket) => {
      socket.on('error', () => {})
      answer(response)
      socket.destroy()
    })
    asked.on('response', (response) => answer(response))
    asked.end()
  })
}

/** What a WebSocket says to a word. Rejects where there is none. */
export async function sayBySocket(port: number, path: string, word: string): Promise<string> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`)
  try {
    return await new Promise((resolve, reject) => {
      socket.addEventListener('open', () => socket.send(word))
      socket.addEventListener('message', ({ data }) => resolve(String(data)))
      socket.addEventListener('error', () => reject(new Error(`no WebSocket at ${path}`)))
    })
  } finally {
    socket.close()
  }
}
