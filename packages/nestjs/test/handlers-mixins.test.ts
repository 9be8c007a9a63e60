import { Cors } from '@cors/nestjs'
import { Controller, Get, Put, type Type } from '@nestjs/common'
import type { PolicyName } from './route-policies.ts'
import { describeRoutes, ran } from './route-row.ts'

/** What says under which policy it is. */
interface Placed {
  readonly under: PolicyName
}

class Listing {
  @Put()
  put(this: Placed): string {
    return ran(this.under)
  }

  @Get()
  @Cors('open')
  get(): string {
    return ran('open')
  }
}

/** As TypeScript's handbook has it. */
function applyMixins(type: Type, mixins: readonly Type[]): void {
  for (const { prototype: from } of mixins as readonly { readonly prototype: object }[]) {
    for (const name of Object.getOwnPropertyNames(from)) {
      if (name === 'constructor') continue
      Object.defineProperty(type.prototype, name, Object.getOwnPropertyDescriptor(from, name) ?? {})
    }
  }
}

@Cors('partner')
@Controller('a')
class PartnerController {
  readonly under = 'partner'
}

@Cors(false)
@Controller('b')
class NobodyController {
  readonly under = 'nobody'
}

@Controller('c')
class PlainController {
  readonly under = 'usual'
}

for (const type of [PartnerController, NobodyController, PlainController]) applyMixins(type, [Listing])

/** One function for two routes of one controller would be one name, so it is of two. */
const shared = {
  put(this: Placed): string {
    return ran(this.under)
  },
}
Put()(shared, 'put', Object.getOwnPropertyDescriptor(shared, 'put') as TypedPropertyDescriptor<unknown>)

function sharing(path: string, under: PolicyName): Type {
  @Cors(under)
  @Controller(path)
  class SharingController {
    readonly under = under
  }
  applyMixins(SharingController, [{ prototype: shared } as unknown as Type])
  return SharingController
}

const controllers = [PartnerController, NobodyController, PlainController]
const sharers = [sharing('m', 'partner'), sharing('n', 'open'), sharing('o', 'nobody')]

describeRoutes(
  'mixins',
  [false, true].flatMap((isBackwards) => {
    const suffix = isBackwards ? '-backwards' : ''
    return [
      {
        id: `of-a-class${suffix}`,
        controllers: isBackwards ? controllers.toReversed() : controllers,
        asks: [
          ['PUT', '/a', 'partner'],
          ['PUT', '/b', 'nobody'],
          ['PUT', '/c', 'usual'],
          ['GET', '/a', 'open'],
          ['GET', '/b', 'open'],
          ['GET', '/c', 'open'],
        ] as const,
      },
      {
        id: `of-an-object${suffix}`,
        controllers: isBackwards ? sharers.toReversed() : sharers,
        asks: [
          ['PUT', '/m', 'partner'],
          ['PUT', '/n', 'open'],
          ['PUT', '/o', 'nobody'],
        ] as const,
      },
    ]
  }),
)
