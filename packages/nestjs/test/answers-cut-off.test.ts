import { type IncomingMessage, request } from 'node:http'
import { Readable } from 'node:stream'
import { Controller, Get, StreamableFile } from '@nestjs/common'
import { describe, expect, it } from 'vitest'
import { type Application, moduleOf, placements } from './answer-rows.ts'
import { answerOf, evil, granted, platforms, start, web } from './exchange.ts'
import { nest } from './majors.ts'

const application: Application = (policed) => {
  @policed
  @Controller()
  class FilesController {
    @Get('fails-halfway')
    failsHalfway(): StreamableFile {
      let reads = 0
      return new StreamableFile(
        new Readable({
          read() {
            if (reads++ === 0) this.push('half')
            // Once the first half has been sent.
            else setTimeout(() => this.destroy(new Error('broken')), 20)
          },
        }),
      )
    }
  }
  return { controllers: [FilesController] }
}

/** A response whose end never comes. */
async function cutOff(port: number, path: string, origin: string) {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ port, path, headers: { origin } }).on('response', resolve).on('error', reject).end()
  })
  const end = new Promise<string>((resolve) => {
    response.on('end', () => resolve('end')).on('error', () => resolve('cut off'))
  })
  response.resume()
  const { rawHeaders: raw, statusCode = 0 } = response
  const lines = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []))
  return { ...answerOf(statusCode, lines, ''), end: await end }
}

for (const platform of platforms) {
  describe(`answers-cut-off, ${nest} on ${platform}`, () => {
    for (const placement of placements) {
      it(`answers-cut-off/file-fails-halfway, by ${placement}`, async () => {
        const port = await start(moduleOf(application, placement), platform)
        for (const origin of [web, evil]) {
          const answer = await cutOff(port, '/fails-halfway', origin)
          expect(answer).toMatchObject({ status: 200, end: 'cut off', vary: ['Origin'] })
          expect(answer.cors).toEqual(origin === web ? granted : {})
        }
      })
    }
  })
}
