import {
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
  RequestTimeoutException,
  UnauthorizedException,
} from '@nestjs/common'
import { NEVER, type Observable, catchError, map, throwError, timeout } from 'rxjs'
import { takeOverIn } from './raw-response.ts'

// Guards, interceptors, pipes and filters that stop a request.

const broken = (): Error => new Error('broken')
/** What everything here fails with. */
export const fail = (): never => {
  throw broken()
}

export class RefusingGuard implements CanActivate {
  canActivate(): boolean {
    return false
  }
}

export class ThrowingGuard implements CanActivate {
  async canActivate(): Promise<boolean> {
    return Promise.reject(new UnauthorizedException())
  }
}

export class AnsweringGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    takeOverIn(context).writeHead(402, { Vary: 'Accept' }).end('pay')
    return false
  }
}

export class ThrowingInterceptor implements NestInterceptor {
  intercept(): Observable<unknown> {
    return fail()
  }
}

export class FailingInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map(fail))
  }
}

export class TimingInterceptor implements NestInterceptor {
  intercept(): Observable<unknown> {
    return NEVER.pipe(
      timeout(1),
      catchError(() => throwError(() => new RequestTimeoutException())),
    )
  }
}

export class ThrowingPipe implements PipeTransform {
  transform(): never {
    return fail()
  }
}

@Catch()
export class AnsweringFilter implements ExceptionFilter {
  catch(_error: unknown, host: ArgumentsHost): void {
    host
      .switchToHttp()
      .getResponse<{ status(code: number): { send(body: string): void } }>()
      .status(420)
      .send('own')
  }
}

@Catch()
export class ClearingFilter implements ExceptionFilter {
  catch(_error: unknown, host: ArgumentsHost): void {
    const raw = takeOverIn(host)
    for (const name of raw.getHeaderNames()) raw.removeHeader(name)
    raw.writeHead(421).end('cleared')
  }
}

@Catch()
export class GrantingFilter implements ExceptionFilter {
  catch(_error: unknown, host: ArgumentsHost): void {
    takeOverIn(host).writeHead(422, { 'Access-Control-Allow-Origin': '*', Vary: 'Accept' }).end('granted')
  }
}

@Catch()
export class ThrowingFilter implements ExceptionFilter {
  catch(): never {
    return fail()
  }
}
