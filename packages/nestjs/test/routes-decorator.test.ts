import { Cors, type CorsChoice, type CorsContext, createCors } from '@cors/nestjs'
import { Controller, Delete, Get, Param, Patch, Post, Put, applyDecorators } from '@nestjs/common'
import { type PolicyName, partner } from './route-policies.ts'
import { describeRoutes, ran } from './route-row.ts'

interface Request {
  readonly params: { readonly policy?: PolicyName }
}

const chosen = (name?: PolicyName): CorsChoice<CorsContext> => (name === 'partner' ? partner : false)

@Controller('plain')
class PlainController {
  @Put()
  put(): string {
    return ran('usual')
  }

  @Get('named')
  @Cors('partner')
  named(): string {
    return ran('partner')
  }

  @Put('options')
  @Cors({ origin: '*', allowedHeaders: [] })
  options(): string {
    return ran('open')
  }

  @Put('false')
  @Cors(false)
  refused(): string {
    return ran('nobody')
  }

  @Put('compiled')
  @Cors(createCors(partner))
  compiled(): string {
    return ran('partner')
  }

  @Put('chosen/:policy')
  @Cors((context) => chosen(context.switchToHttp().getRequest<Request>().params.policy))
  chosen(@Param('policy') policy: PolicyName): string {
    return ran(policy)
  }

  @Put('chosen-later')
  @Cors(async () => partner)
  chosenLater(): string {
    return ran('partner')
  }

  @Cors('partner')
  @Put('above')
  above(): string {
    return ran('partner')
  }

  @applyDecorators(Put('composed'), Cors('partner'))
  composed(): string {
    return ran('partner')
  }
}

@Controller('one')
class OnePathController {
  @Get()
  @Cors('open')
  get(): string {
    return ran('open')
  }

  @Put()
  @Cors('partner')
  put(): string {
    return ran('partner')
  }

  @Post()
  @Cors(false)
  post(): string {
    return ran('nobody')
  }

  @Patch()
  patch(): string {
    return ran('usual')
  }

  @Delete()
  @Cors('partner')
  delete(): string {
    return ran('partner')
  }
}

describeRoutes('decorator', [
  {
    id: 'on-a-handler',
    controllers: [PlainController],
    asks: [
      ['PUT', '/plain', 'usual'],
      ['GET', '/plain/named', 'partner'],
      ['PUT', '/plain/options', 'open'],
      ['PUT', '/plain/false', 'nobody'],
      ['PUT', '/plain/compiled', 'partner'],
      ['PUT', '/plain/chosen/partner', 'partner'],
      ['PUT', '/plain/chosen/nobody', 'nobody'],
      ['PUT', '/plain/chosen-later', 'partner'],
      ['PUT', '/plain/above', 'partner'],
      ['PUT', '/plain/composed', 'partner'],
    ],
  },
  {
    id: 'of-several-methods-on-one-path',
    controllers: [OnePathController],
    asks: [
      ['GET', '/one', 'open'],
      ['HEAD', '/one', 'open'],
      ['PUT', '/one', 'partner'],
      ['POST', '/one', 'nobody'],
      ['PATCH', '/one', 'usual'],
      ['DELETE', '/one', 'partner'],
    ],
  },
])
