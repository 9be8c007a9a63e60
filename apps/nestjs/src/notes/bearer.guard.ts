import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common'

/** Lets requests with the token through. Preflights never get here: browsers send no token with them. */
@Injectable()
export class BearerGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<{ headers: { authorization?: string } }>()
    if (headers.authorization === 'Bearer demo') return true
    throw new UnauthorizedException('send Authorization: Bearer demo')
  }
}
