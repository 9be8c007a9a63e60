import { ServerResponse } from 'node:http'
import type { ArgumentsHost } from '@nestjs/common'
import type { FastifyReply } from 'fastify'

/** What handlers get with `@Res()`, on either platform. */
export type Reply = FastifyReply | ServerResponse

/** The response of Node, which from here on is the caller's to end. */
export function takeOver(response: Reply): ServerResponse {
  if (response instanceof ServerResponse) return response
  response.hijack()
  return response.raw
}

/** The same for guards, interceptors and filters. */
export function takeOverIn(host: ArgumentsHost): ServerResponse {
  return takeOver(host.switchToHttp().getResponse<Reply>())
}
