import { Cors } from '@cors/nestjs'
import { Controller, Get, Post, Put } from '@nestjs/common'
import { describeRoutes, ran } from './route-row.ts'

/** As those who measure and those who cache do it. */
const wrapped: MethodDecorator = (_target, _name, descriptor) => {
  const { value } = descriptor as TypedPropertyDescriptor<unknown>
  const handler = value as (this: unknown, ...args: unknown[]) => unknown
  Object.assign(descriptor, {
    value(this: unknown, ...args: unknown[]) {
      return handler.apply(this, args)
    },
  })
}

/** The same, with all that the handler bears. */
const wrappedWhole: MethodDecorator = (target, name, descriptor) => {
  const { value: handler } = descriptor
  wrapped(target, name, descriptor)
  for (const key of Reflect.getMetadataKeys(handler as object)) {
    Reflect.defineMetadata(
      key,
      Reflect.getMetadata(key, handler as object),
      descriptor.value as unknown as object,
    )
  }
}

@Controller('wrapped')
class WrappedController {
  @Put()
  @wrapped
  @Cors('partner')
  above(): string {
    return ran('partner')
  }

  @Get()
  @Cors('open')
  @wrapped
  below(): string {
    return ran('open')
  }

  @wrappedWhole
  @Post()
  @wrapped
  @Cors(false)
  twice(): string {
    return ran('nobody')
  }

  @Put('outermost')
  @Cors('open')
  @wrapped
  @Cors('partner')
  outermost(): string {
    return ran('open')
  }
}

@Controller('wrapped-heir')
class WrappedHeirController extends WrappedController {
  @Put()
  override above(): string {
    return ran('usual')
  }
}

describeRoutes('handlers', [
  {
    id: 'wrapped',
    controllers: [WrappedController, WrappedHeirController],
    asks: [
      ['PUT', '/wrapped', 'partner'],
      ['GET', '/wrapped', 'open'],
      ['POST', '/wrapped', 'nobody'],
      ['PUT', '/wrapped/outermost', 'open'],
      ['PUT', '/wrapped-heir', 'usual'],
      ['GET', '/wrapped-heir', 'open'],
      ['POST', '/wrapped-heir', 'nobody'],
    ],
  },
])
