/** A connection of WebDriver BiDi. */
export interface Bidi {
  readonly send: (method: string, params: object) => Promise<unknown>
  readonly close: () => void
}

interface Message {
  readonly id?: number
  readonly type: string
  readonly result?: unknown
  readonly message?: string
}

export async function connectBidi(url: string): Promise<Bidi> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  let last = 0
  const fail = (): void => {
    for (const { reject } of waiting.values()) reject(new Error('the browser closed the connection'))
    waiting.clear()
  }
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve())
    socket.addEventListener('error', () => reject(new Error(`no WebDriver BiDi at ${url}`)))
  })
  socket.addEventListener('close', fail)
  socket.addEventListener('message', ({ data }: { readonly data: unknown }) => {
    const { id, type, result, message } = JSON.parse(String(data)) as Message
    if (id === undefined) return
    const asked = waiting.get(id)
    waiting.delete(id)
    if (type === 'success') asked?.resolve(result)
    else asked?.reject(new Error(message ?? type))
  })
  return {
    send: (method, params) =>
      new Promise((resolve, reject) => {
        last += 1
        waiting.set(last, { resolve, reject })
        socket.send(JSON.stringify({ id: last, method, params }))
      }),
    close: () => socket.close(),
  }
}
