import {
  type CallHandler,
  type CanActivate,
  Controller,
  type ExecutionContext,
  ForbiddenException,
  Get,
  Header,
  HttpCode,
  Inject,
  Injectable,
  type NestInterceptor,
  Param,
  ParseIntPipe,
  SetMetadata,
  UseGuards,
  UseInterceptors,
  UsePipes,
} from '@nestjs/common'
import { Reflector } from '@nestjs/core'
import { map } from 'rxjs'

/** Answers, in fields of its own, what a guard finds on a handler. */
@Injectable()
export class SeeingGuard implements CanActivate {
  readonly #reflector: Reflector
  constructor(@Inject(Reflector) reflector: Reflector) {
    this.#reflector = reflector
  }

  canActivate(context: ExecutionContext): boolean {
    const handler = context.getHandler() as (() => unknown) & { readonly flag?: string }
    const roles = this.#reflector.get<string>('roles', handler)
    const kind = this.#reflector.getAllAndOverride<string>('kind', [handler, context.getClass()])
    const response = context.switchToHttp().getResponse<{ header(name: string, value: string): void }>()
    response.header('x-seen', [handler.name, roles, kind, context.getClass().name].join())
    response.header('x-late', this.#reflector.get<string>('late', handler) ?? 'nothing')
    response.header('x-flag', handler.flag ?? 'nothing')
    return true
  }
}

class RefusingGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { url } = context.switchToHttp().getRequest<{ readonly url: string }>()
    if (url.endsWith('/7')) throw new ForbiddenException()
    return true
  }
}

class ShoutingInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): ReturnType<CallHandler['handle']> {
    return next.handle().pipe(map((body: unknown) => `${String(body)}!`))
  }
}

class TenfoldPipe {
  transform(value: unknown): unknown {
    return typeof value === 'string' ? `${value}0` : value
  }
}

const flagged: MethodDecorator = (_target, _name, { value }) =>
  void Object.assign(value as unknown as object, { flag: 'flag' })

/** One controller for each way to have a handler, with whatever Nest reads from one. */
export function controllerOf(
  change: (controller: { read(id: number): string }) => void,
  policed: MethodDecorator,
) {
  @SetMetadata('kind', 'of the class')
  @Controller('notes')
  class NotesController {
    readonly mine = 'mine'
    constructor() {
      change(this)
    }

    @Get(':id')
    @HttpCode(203)
    @Header('x-own', 'own')
    @UseGuards(RefusingGuard)
    @UseInterceptors(ShoutingInterceptor)
    @UsePipes(TenfoldPipe)
    @SetMetadata('roles', 'admin')
    @flagged
    @policed
    read(@Param('id', ParseIntPipe) id: number): string {
      return `${this.mine} ${typeof id} ${id}`
    }
  }
  return NotesController
}
