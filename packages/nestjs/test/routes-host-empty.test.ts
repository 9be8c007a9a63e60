import { Cors } from '@cors/nestjs'
import { Controller, Put } from '@nestjs/common'
import { describeRoutes, ran } from './route-row.ts'

// As a variable says it that is set to nothing: to Nest, a controller for every host.

@Cors(false)
@Controller({ host: '', path: 'nobody' })
class NobodyController {
  @Put()
  put(): string {
    return ran('nobody')
  }

  @Put('partner')
  @Cors('partner')
  partner(): string {
    return ran('partner')
  }
}

@Controller({ host: '', path: 'plain' })
class PlainController {
  @Put()
  put(): string {
    return ran('usual')
  }
}

/** What a request would come to if the others were for another host. */
@Cors('open')
@Controller()
class RestController {
  @Put('*')
  rest(): string {
    return ran('open')
  }
}

const host = { headers: { host: 'a.example' } }

describeRoutes('host', [
  {
    id: 'of-nothing',
    controllers: [NobodyController, PlainController, RestController],
    asks: [
      ['PUT', '/nobody', 'nobody'],
      ['PUT', '/nobody', 'nobody', host],
      ['PUT', '/nobody/partner', 'partner', host],
      ['PUT', '/plain', 'usual', host],
      ['PUT', '/other', 'open', host],
    ],
  },
])
