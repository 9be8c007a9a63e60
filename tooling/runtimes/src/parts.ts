import { request } from 'node:http'

/** Reads a body, and hands over all that has come whenever some has, until that is enough; then it hangs up. */
export async function readParts(
  port: number,
  path: string,
  isEnough: (soFar: string) => boolean | Promise<boolean>,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path })
    asked.on('error', reject)
    asked.on('response', (response) => {
      const read = async (): Promise<void> => {
        let text = ''
        for await (const part of response.setEncoding('utf8')) {
          text += String(part)
          if (await isEnough(text)) return
        }
        throw new Error(`the body ended: ${text}`)
      }
      read()
        .finally(() => asked.destroy())
        .then(resolve, reject)
    })
    asked.end()
  })
}
