import {
  type ArgumentsHost,
  Body,
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Injectable,
  type MiddlewareConsumer,
  type NestInterceptor,
  type PipeTransform,
  Controller,
  Get,
  Module,
  type ModuleMetadata,
  Options,
  Post,
} from '@nestjs/common'
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core'
import { takeOverIn } from './raw-response.ts'

/** An application that notes whatever of it a request has come to. */
export function seeingApplication(seen: string[], policed: ClassDecorator): ModuleMetadata {
  @Injectable()
  class SeeingGuard implements CanActivate {
    canActivate(): boolean {
      return seen.push('guard') > 0
    }
  }
  @Injectable()
  class SeeingInterceptor implements NestInterceptor {
    intercept(_context: ExecutionContext, next: CallHandler): ReturnType<CallHandler['handle']> {
      seen.push('interceptor')
      return next.handle()
    }
  }
  @Injectable()
  class SeeingPipe implements PipeTransform {
    transform(value: unknown): unknown {
      seen.push('pipe')
      return value
    }
  }
  @Catch()
  class SeeingFilter implements ExceptionFilter {
    catch(error: { getStatus?(): number }, host: ArgumentsHost): void {
      seen.push('filter')
      takeOverIn(host)
        .writeHead(error.getStatus?.() ?? 500)
        .end()
    }
  }
  @policed
  @Controller('notes')
  class NotesController {
    @Get()
    list(): string {
      seen.push('handler')
      return 'notes'
    }
    @Post()
    make(@Body() body: unknown): unknown {
      seen.push('handler')
      return body
    }
    @Options()
    options(): string {
      seen.push('handler')
      return 'own'
    }
  }
  @Module({ controllers: [NotesController] })
  class NotesModule {
    configure(consumer: MiddlewareConsumer): void {
      consumer
        .apply((_request: unknown, _response: unknown, next: () => void) => {
          seen.push('middleware')
          next()
        })
        .forRoutes('*path')
    }
  }
  return {
    imports: [NotesModule],
    providers: [
      { provide: APP_GUARD, useClass: SeeingGuard },
      { provide: APP_INTERCEPTOR, useClass: SeeingInterceptor },
      { provide: APP_PIPE, useClass: SeeingPipe },
      { provide: APP_FILTER, useClass: SeeingFilter },
    ],
  }
}
