import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common'
import { ConfigService } from '@nestjs/config'
import { HttpAdapterHost } from '@nestjs/core'
import type { Settings } from './settings.ts'

/** Answers with `{ error }`. The client learns what it did wrong; what the server did, only the operator. */
@Catch()
export class ErrorsFilter implements ExceptionFilter {
  readonly #host: HttpAdapterHost
  readonly #onError: Settings['onError']

  constructor(
    @Inject(HttpAdapterHost) host: HttpAdapterHost,
    @Inject(ConfigService) config: ConfigService<Settings, true>,
  ) {
    this.#host = host
    this.#onError = config.get('onError', { infer: true })
  }

  catch(exception: unknown, context: ArgumentsHost): void {
    const status = statusOf(exception)
    if (status >= 500) this.#onError(exception)
    const { httpAdapter } = this.#host
    const response = context.switchToHttp().getResponse<unknown>()
    if (httpAdapter.isHeadersSent(response)) httpAdapter.end(response)
    else {
      const error = status < 500 ? messageOf(exception) : 'something broke on the server'
      httpAdapter.reply(response, { error }, status)
    }
  }
}

function statusOf(exception: unknown): number {
  if (exception instanceof HttpException) return exception.getStatus()
  // What the platforms throw themselves, of a body that cannot be read for instance.
  return (exception as { statusCode?: number } | null)?.statusCode ?? 500
}

function messageOf(exception: unknown): string {
  const { message } = exception as Error
  if (!(exception instanceof HttpException)) return message
  const details = exception.getResponse() as { readonly message?: string | readonly string[] }
  // Whoever validates has a list.
  return [details.message ?? message].flat().join(', ')
}
