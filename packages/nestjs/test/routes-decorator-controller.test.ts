import { Cors, createCors } from '@cors/nestjs'
import { Controller, Put } from '@nestjs/common'
import { open, partner } from './route-policies.ts'
import { describeRoutes, ran } from './route-row.ts'

@Controller('plain')
class PlainController {
  @Put()
  put(): string {
    return ran('usual')
  }
}

@Cors('partner')
@Controller('named')
class NamedController {
  @Put()
  put(): string {
    return ran('partner')
  }

  @Put('open')
  @Cors('open')
  replaced(): string {
    return ran('open')
  }

  @Put('nobody')
  @Cors(false)
  refused(): string {
    return ran('nobody')
  }
}

@Controller('false')
@Cors(false)
class FalseController {
  @Put()
  put(): string {
    return ran('nobody')
  }

  @Put('partner')
  @Cors(partner)
  replaced(): string {
    return ran('partner')
  }
}

@Controller('compiled')
@Cors(createCors(open))
class CompiledController {
  @Put()
  put(): string {
    return ran('open')
  }
}

@Controller('chosen')
@Cors(() => partner)
class ChosenController {
  @Put()
  put(): string {
    return ran('partner')
  }
}

describeRoutes('decorator', [
  {
    id: 'on-a-controller',
    controllers: [NamedController, FalseController, CompiledController, ChosenController, PlainController],
    asks: [
      ['PUT', '/named', 'partner'],
      ['PUT', '/false', 'nobody'],
      ['PUT', '/compiled', 'open'],
      ['PUT', '/chosen', 'partner'],
      ['PUT', '/plain', 'usual'],
    ],
  },
  {
    // The usual policy has credentials, `partner` exposes nothing and `open` allows no headers.
    id: 'on-a-handler-replaces-that-of-its-controller',
    controllers: [NamedController, FalseController],
    asks: [
      ['PUT', '/named/open', 'open'],
      ['PUT', '/named/nobody', 'nobody'],
      ['PUT', '/false/partner', 'partner'],
    ],
  },
])
