import { Cors } from '@cors/nestjs'
import { Controller, Get, Param, Put, type Type } from '@nestjs/common'
import type { PolicyName } from './route-policies.ts'
import { describeRoutes, ran } from './route-row.ts'

abstract class CrudController {
  protected abstract readonly under: PolicyName

  @Get()
  list(): string {
    return ran(this.under)
  }

  @Put(':id')
  put(@Param('id') id: string): string {
    if (id !== '5') throw new TypeError(id)
    return ran(this.under)
  }

  @Put(':id/own')
  @Cors('open')
  own(): string {
    return ran('open')
  }
}

@Cors('partner')
@Controller('a')
class PartnerController extends CrudController {
  protected readonly under = 'partner'
}

@Cors(false)
@Controller('b')
class NobodyController extends CrudController {
  protected readonly under = 'nobody'
}

@Controller('c')
class PlainController extends CrudController {
  protected readonly under = 'usual'
}

/** Overrides: a handler of its own, one that is no route any more, and one with a policy. */
@Cors('partner')
@Controller('d')
class OverridingController extends CrudController {
  protected readonly under = 'partner'

  @Get()
  @Cors('open')
  override list(): string {
    return ran('open')
  }

  override put(id: string): string {
    return super.put(id)
  }

  @Put(':id/own')
  override own(): string {
    return ran('partner')
  }
}

/** A controller itself, whose class-level policy its heirs have unless they say otherwise. */
@Cors('partner')
@Controller('base')
class BaseController {
  @Put()
  put(): string {
    return ran(this.under())
  }

  protected under(): PolicyName {
    return 'partner'
  }
}

@Controller('heir')
class HeirController extends BaseController {}

@Cors('open')
@Controller('other-heir')
class OtherHeirController extends BaseController {
  protected override under(): PolicyName {
    return 'open'
  }
}

@Controller('last-heir')
class LastHeirController extends OtherHeirController {
  @Get()
  get(): string {
    return ran('open')
  }
}

/** A controller as a function makes it, for one kind of thing. */
function createController(path: string, under: PolicyName): Type {
  @Cors(under)
  @Controller(path)
  class MadeController extends CrudController {
    protected readonly under = under
  }
  return MadeController
}

const heirs = [BaseController, HeirController, OtherHeirController, LastHeirController]

describeRoutes('inheritance', [
  ...[
    { id: 'of-one-base', controllers: [PartnerController, NobodyController, PlainController] },
    { id: 'of-one-base-backwards', controllers: [PlainController, NobodyController, PartnerController] },
  ].map((row) => ({
    ...row,
    asks: [
      ['GET', '/a', 'partner'],
      ['PUT', '/a/5', 'partner'],
      ['PUT', '/a/5/own', 'open'],
      ['GET', '/b', 'nobody'],
      ['PUT', '/b/5', 'nobody'],
      ['PUT', '/b/5/own', 'open'],
      ['GET', '/c', 'usual'],
      ['PUT', '/c/5', 'usual'],
      ['PUT', '/c/5/own', 'open'],
    ] as const,
  })),
  {
    id: 'overridden',
    controllers: [OverridingController, PlainController],
    asks: [
      ['GET', '/d', 'open'],
      ['PUT', '/d/5', 'usual', { status: 404 }],
      ['PUT', '/d/5/own', 'partner'],
      ['GET', '/c', 'usual'],
    ],
  },
  ...[heirs, heirs.toReversed()].map((controllers, index) => ({
    id: `of-a-controller-${index === 0 ? 'that-comes-first' : 'that-comes-last'}`,
    controllers,
    asks: [
      ['PUT', '/base', 'partner'],
      ['PUT', '/heir', 'partner'],
      ['PUT', '/other-heir', 'open'],
      ['PUT', '/last-heir', 'open'],
      ['GET', '/last-heir', 'open'],
    ] as const,
  })),
  {
    id: 'of-made-classes',
    controllers: [createController('m', 'partner'), createController('n', 'nobody')],
    asks: [
      ['PUT', '/m/5', 'partner'],
      ['PUT', '/n/5', 'nobody'],
    ],
  },
])
