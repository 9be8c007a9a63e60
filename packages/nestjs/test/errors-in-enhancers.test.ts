import {
  Controller,
  Get,
  Query,
  type Type,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common'
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core'
import { type Application, type Row, describeAnswers } from './answer-rows.ts'
import {
  AnsweringFilter,
  AnsweringGuard,
  ClearingFilter,
  FailingInterceptor,
  GrantingFilter,
  RefusingGuard,
  ThrowingFilter,
  ThrowingGuard,
  ThrowingInterceptor,
  ThrowingPipe,
  TimingInterceptor,
  fail,
} from './failing-enhancers.ts'

const application: Application = (policed) => {
  @policed
  @Controller()
  class EnhancedController {
    @Get('ok')
    ok(@Query('q') q = ''): string {
      return `ok${q}`
    }
    @Get('guard-refuses')
    @UseGuards(RefusingGuard)
    guardRefuses(): void {}
    @Get('guard-throws')
    @UseGuards(ThrowingGuard)
    guardThrows(): void {}
    @Get('guard-answers')
    @UseGuards(AnsweringGuard)
    guardAnswers(): void {}
    @Get('interceptor-throws')
    @UseInterceptors(ThrowingInterceptor)
    interceptorThrows(): void {}
    @Get('interceptor-fails')
    @UseInterceptors(FailingInterceptor)
    interceptorFails(): void {}
    @Get('interceptor-times-out')
    @UseInterceptors(TimingInterceptor)
    interceptorTimesOut(): void {}
    @Get('pipe')
    @UsePipes(ThrowingPipe)
    pipe(@Query('q') _q: string): void {}
    @Get('filter-answers')
    @UseFilters(AnsweringFilter)
    filterAnswers(): never {
      return fail()
    }
    @Get('filter-clears')
    @UseFilters(ClearingFilter)
    filterClears(): never {
      return fail()
    }
    @Get('filter-grants')
    @UseFilters(GrantingFilter)
    filterGrants(): never {
      return fail()
    }
    @Get('filter-throws')
    @UseFilters(ThrowingFilter)
    filterThrows(): never {
      return fail()
    }
    @Get('fails')
    fails(): never {
      return fail()
    }
  }
  return { controllers: [EnhancedController] }
}

function stopped(id: string, status: Row['status'], rest: Partial<Row> = {}): Row {
  return { id, send: { path: `/${id}` }, status, ...rest }
}

describeAnswers('errors-in-enhancers', application, [
  stopped('guard-refuses', 403),
  stopped('guard-throws', 401),
  stopped('guard-answers', 402, { body: 'pay', vary: ['Accept'] }),
  stopped('interceptor-throws', 500),
  stopped('interceptor-fails', 500),
  stopped('interceptor-times-out', 408),
  stopped('pipe', 500),
  stopped('filter-answers', 420, { body: 'own' }),
  stopped('filter-clears', 421, { body: 'cleared' }),
  stopped('filter-grants', 422, { body: 'granted', vary: ['Accept'] }),
  stopped('filter-throws', 500),
])

/** The same for the whole application. */
function everywhere(id: string, token: string, useClass: Type, status: number, rest: Partial<Row> = {}): Row {
  return { id, providers: [{ provide: token, useClass }], send: { path: '/ok' }, status, ...rest }
}

/** Of a request that fails. */
const fails: Partial<Row> = { send: { path: '/fails' } }
const missing: Partial<Row> = { send: { path: '/nowhere' }, isRouteless: true }

describeAnswers('errors-in-global-enhancers', application, [
  everywhere('guard-refuses', APP_GUARD, RefusingGuard, 403),
  everywhere('guard-throws', APP_GUARD, ThrowingGuard, 401),
  everywhere('guard-answers', APP_GUARD, AnsweringGuard, 402, { vary: ['Accept'] }),
  everywhere('interceptor-throws', APP_INTERCEPTOR, ThrowingInterceptor, 500),
  everywhere('interceptor-fails', APP_INTERCEPTOR, FailingInterceptor, 500),
  everywhere('interceptor-times-out', APP_INTERCEPTOR, TimingInterceptor, 408),
  everywhere('pipe', APP_PIPE, ThrowingPipe, 500),
  everywhere('filter-answers', APP_FILTER, AnsweringFilter, 420, { ...fails, body: 'own' }),
  everywhere('filter-clears', APP_FILTER, ClearingFilter, 421, { ...fails, body: 'cleared' }),
  everywhere('filter-grants', APP_FILTER, GrantingFilter, 422, { ...fails, vary: ['Accept'] }),
  everywhere('filter-throws', APP_FILTER, ThrowingFilter, 500, fails),
  everywhere('filter-answers-404', APP_FILTER, AnsweringFilter, 420, missing),
  everywhere('filter-clears-404', APP_FILTER, ClearingFilter, 421, missing),
  everywhere('filter-grants-404', APP_FILTER, GrantingFilter, 422, { ...missing, vary: ['Accept'] }),
  everywhere('filter-throws-404', APP_FILTER, ThrowingFilter, 500, missing),
  {
    id: 'filter-of-main',
    main: (app) => app.useGlobalFilters(new ClearingFilter()),
    send: { method: 'POST', path: '/ok', headers: { 'content-type': 'application/json' }, body: '{' },
    status: 421,
    isRouteless: true,
  },
  {
    id: 'guard-of-main',
    main: (app) => app.useGlobalGuards(new RefusingGuard()),
    send: { path: '/ok' },
    status: 403,
  },
])
