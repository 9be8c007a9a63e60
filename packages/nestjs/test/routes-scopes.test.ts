import { Cors } from '@cors/nestjs'
import { Controller, Get, Inject, Injectable, Put, Scope } from '@nestjs/common'
import { REQUEST } from '@nestjs/core'
import { describeRoutes, ran } from './route-row.ts'

@Cors('partner')
@Controller({ path: 'scoped', scope: Scope.REQUEST })
class ScopedController {
  @Put()
  put(): string {
    return ran('partner')
  }

  @Get()
  @Cors(false)
  get(): string {
    return ran('nobody')
  }
}

@Injectable({ scope: Scope.REQUEST })
class Visit {
  readonly method: string

  constructor(@Inject(REQUEST) request: { readonly method: string }) {
    this.method = request.method
  }
}

@Controller('visits')
class VisitController {
  readonly #visit: Visit

  constructor(@Inject(Visit) visit: Visit) {
    this.#visit = visit
  }

  @Put()
  @Cors('partner')
  put(): string {
    return ran(this.#visit.method === 'PUT' ? 'partner' : 'nobody')
  }

  @Get()
  get(): string {
    return ran('usual')
  }
}

abstract class ScopedBase {
  @Put()
  put(): string {
    return ran('open')
  }
}

@Cors('open')
@Controller({ path: 'scoped-heir', scope: Scope.REQUEST })
class ScopedHeirController extends ScopedBase {}

describeRoutes('scope', [
  {
    id: 'request-scoped',
    controllers: [ScopedController, VisitController, ScopedHeirController],
    providers: [Visit],
    asks: [
      ['PUT', '/scoped', 'partner'],
      ['GET', '/scoped', 'nobody'],
      ['PUT', '/visits', 'partner'],
      ['GET', '/visits', 'usual'],
      ['PUT', '/scoped-heir', 'open'],
    ],
  },
])
