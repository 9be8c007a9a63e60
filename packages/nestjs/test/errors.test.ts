import {
  BadGatewayException,
  Controller,
  Get,
  Header,
  HttpException,
  Param,
  ParseIntPipe,
  Res,
} from '@nestjs/common'
import { throwError } from 'rxjs'
import { type Application, type Row, describeAnswers } from './answer-rows.ts'

/** Throws whatever: what people throw is not always an error. */
function raise(thrown: unknown): never {
  throw thrown
}

const teapot = { code: 'TEAPOT' }
const frozen: Error = Object.freeze(new Error('frozen'))
const withHeaders = Object.assign(new Error('with headers'), {
  headers: { 'Access-Control-Allow-Origin': '*', Vary: 'Accept' },
})

const application: Application = (policed) => {
  @policed
  @Controller()
  class ErrorsController {
    @Get('http')
    http(): never {
      throw new HttpException(teapot, 418)
    }
    @Get('gateway')
    async gateway(): Promise<never> {
      return Promise.reject(new BadGatewayException())
    }
    @Get('error')
    error(): never {
      throw new Error('secret')
    }
    @Get('rejected')
    async rejected(): Promise<never> {
      return Promise.reject(new Error('secret'))
    }
    @Get('observable')
    observable(): unknown {
      return throwError(() => new HttpException(teapot, 418))
    }
    @Get('null')
    null(): never {
      return raise(null)
    }
    @Get('undefined')
    undefined(): never {
      return raise(undefined)
    }
    @Get('string')
    string(): never {
      return raise('text')
    }
    @Get('bigint')
    bigint(): never {
      return raise(1n)
    }
    @Get('frozen')
    frozen(): never {
      throw frozen
    }
    @Get('with-headers')
    withHeaders(): never {
      throw withHeaders
    }
    @Get('unserializable')
    unserializable(): object {
      return { big: 1n }
    }
    @Get('circular')
    circular(): object {
      const self: { self?: object } = {}
      return Object.assign(self, { self })
    }
    @Get('after-headers')
    @Header('Vary', 'Accept')
    afterHeaders(@Res({ passthrough: true }) response: Head): never {
      response.header('X-A', '1')
      throw new Error('late')
    }
    @Get('integers/:id')
    integers(@Param('id', ParseIntPipe) id: number): number {
      return id
    }
  }
  return { controllers: [ErrorsController] }
}

/** What Express and Fastify have in common. */
interface Head {
  header(name: string, value: string): unknown
}

function throwing(path: string, status: Row['status'], rest: Partial<Row> = {}): Row {
  return { id: path, send: { path: `/${path}` }, status, ...rest }
}

describeAnswers('errors', application, [
  throwing('http', 418, { body: 'TEAPOT' }),
  throwing('gateway', 502),
  throwing('error', 500, { body: /^(?!.*secret)/ }),
  throwing('rejected', 500, { body: /^(?!.*secret)/ }),
  throwing('observable', 418, { body: 'TEAPOT' }),
  throwing('null', 500),
  throwing('undefined', 500),
  throwing('string', 500),
  throwing('bigint', 500),
  throwing('frozen', 500),
  throwing('with-headers', 500),
  throwing('unserializable', 500),
  throwing('circular', 500),
  throwing('after-headers', 500, { headers: { 'x-a': '1' }, vary: ['Accept'] }),
  throwing('integers/one', 400, { body: 'numeric string' }),
])
