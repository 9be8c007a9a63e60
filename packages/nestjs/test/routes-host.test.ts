import { Cors, type CorsContext } from '@cors/nestjs'
import { Controller, Get, HostParam, Put } from '@nestjs/common'
import { partner } from './route-policies.ts'
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

@Controller('notes')
class AnyHostController {
  @Put()
  put(): string {
    return ran('usual')
  }
}

@Controller({ host: 'admin.example.com', path: 'plain' })
class PlainAdminController {
  @Put()
  put(): string {
    return ran('usual')
  }
}

@Cors('partner')
@Controller('plain')
class PartnerController {
  @Put()
  put(): string {
    return ran('partner')
  }
}

@Controller({ host: ':account.example.com', path: 'chosen' })
@Cors((context: CorsContext) => {
  const { hostname } = context.switchToHttp().getRequest<{ readonly hostname: string }>()
  return hostname === 'a.example.com' ? partner : false
})
class ChosenController {
  @Get()
  get(@HostParam('account') account: string): string {
    return ran(account === 'a' ? 'partner' : 'nobody')
  }
}

@Controller({ path: 'hosted', host: 'a.example' })
class HostedController {
  @Put()
  put(): string {
    return ran('usual')
  }
}

@Controller('unhosted')
class UnhostedController extends HostedController {}

@Controller()
class RestController {
  @Put('*')
  @Cors('partner')
  rest(): string {
    return ran('partner')
  }
}

const host = (name: string): { readonly headers: { readonly host: string } } => ({ headers: { host: name } })
const lost = { status: 404 }

describeRoutes('host', [
  {
    id: 'of-one-path',
    on: 'express',
    controllers: [AdminController, AccountController, ListedController, AnyHostController],
    asks: [
      ['PUT', '/notes', 'partner', host('admin.example.com')],
      ['PUT', '/notes', 'partner', host('admin.example.com:8080')],
      ['PUT', '/notes', 'open', host('me.example.com')],
      ['PUT', '/notes', 'nobody', host('me.example.org')],
      ['PUT', '/notes', 'nobody', host('example.org')],
      ['PUT', '/notes', 'usual', host('example.com')],
      ['PUT', '/notes', 'usual'],
    ],
  },
  {
    id: 'in-the-order-of-the-controllers',
    on: 'express',
    controllers: [AccountController, AdminController],
    asks: [
      ['PUT', '/notes', 'open', host('admin.example.com')],
      ['PUT', '/notes', 'usual', { ...host('example.com'), ...lost }],
    ],
  },
  {
    id: 'before-another-policy',
    on: 'express',
    controllers: [PlainAdminController, PartnerController],
    asks: [
      ['PUT', '/plain', 'usual', host('admin.example.com')],
      ['PUT', '/plain', 'partner', host('example.com')],
    ],
  },
  {
    // A proxy's word for the host counts for Nest if Express trusts it.
    id: 'by-a-proxy',
    on: 'express',
    controllers: [AdminController, AnyHostController],
    main: (app) => void app.getHttpAdapter().getInstance().set('trust proxy', true),
    asks: [
      ['PUT', '/notes', 'partner', { headers: { 'x-forwarded-host': 'admin.example.com' } }],
      ['PUT', '/notes', 'usual', { headers: { 'x-forwarded-host': 'example.com' } }],
    ],
  },
  {
    id: 'without-a-proxy',
    on: 'express',
    controllers: [AdminController, AnyHostController],
    asks: [['PUT', '/notes', 'usual', { headers: { 'x-forwarded-host': 'admin.example.com' } }]],
  },
  {
    id: 'seen-by-a-function',
    controllers: [ChosenController],
    asks: [
      ['GET', '/chosen', 'partner', host('a.example.com')],
      ['GET', '/chosen', 'nobody', host('b.example.com')],
    ],
  },
  {
    // What an heir takes over from a controller for a host is for every host.
    id: 'of-a-base-that-heirs-do-not-have',
    on: 'express',
    controllers: [UnhostedController, HostedController, RestController],
    asks: [
      ['PUT', '/unhosted', 'usual'],
      ['PUT', '/hosted', 'usual', { headers: { host: 'a.example' } }],
      ['PUT', '/hosted', 'partner'],
    ],
  },
])
