import { Cors } from '@cors/nestjs'
import { Controller, Put } from '@nestjs/common'
import { RouteConstraints } from '@nestjs/platform-fastify'
import { describeRoutes, ran } from './route-row.ts'

@Cors('partner')
@Controller({ host: 'admin.example.com', path: 'notes' })
class AdminController {
  @Put()
  put(): string {
    return ran('partner')
  }
}

@Cors('open')
@Controller({ host: ':account.example.com', path: 'notes' })
class AccountController {
  @Put()
  put(): string {
    return ran('open')
  }
}

@Cors(false)
@Controller({ host: [/^(?<site>\w+)\.example\.org$/, 'example.org'], path: 'notes' })
class ListedController {
  @Put()
  put(): string {
    return ran('nobody')
  }
}

@Controller({ host: 'admin.example.com', path: 'plain' })
class PlainAdminController {
  @Put()
  put(): string {
    return ran('usual')
  }
}

@Controller('constrained')
class ConstrainedController {
  @Put()
  @RouteConstraints({ host: 'a.example' })
  @Cors('partner')
  first(): string {
    return ran('partner')
  }

  @Put()
  @RouteConstraints({ host: /^b\./ })
  @Cors('open')
  second(): string {
    return ran('open')
  }

  @Put()
  others(): string {
    return ran('usual')
  }
}

const host = (name: string): { readonly headers: { readonly host: string } } => ({ headers: { host: name } })
const lost = { status: 404 }

describeRoutes('host', [
  {
    // Nest cannot pass a request on there: its route answers for other hosts, too.
    id: 'of-one-path',
    on: 'fastify',
    controllers: [AdminController],
    asks: [
      ['PUT', '/notes', 'partner', host('admin.example.com')],
      ['PUT', '/notes', 'partner', { ...host('example.com'), ...lost }],
    ],
  },
  {
    id: 'by-parameter',
    on: 'fastify',
    controllers: [AccountController, PlainAdminController],
    asks: [
      ['PUT', '/notes', 'open', host('me.example.com')],
      ['PUT', '/plain', 'usual', host('admin.example.com')],
    ],
  },
  {
    id: 'by-a-list',
    on: 'fastify',
    controllers: [ListedController],
    asks: [
      ['PUT', '/notes', 'nobody', host('me.example.org')],
      ['PUT', '/notes', 'nobody', host('example.org')],
    ],
  },
  {
    id: 'by-constraint',
    on: 'fastify',
    controllers: [ConstrainedController],
    asks: [
      ['PUT', '/constrained', 'partner', host('a.example')],
      ['PUT', '/constrained', 'open', host('b.example')],
      ['PUT', '/constrained', 'usual', host('c.example')],
    ],
  },
])
