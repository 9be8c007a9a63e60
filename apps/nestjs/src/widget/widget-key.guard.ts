import { type CanActivate, type ExecutionContext, Injectable, UnauthorizedException } from '@nestjs/common'

@Injectable()
export class WidgetKeyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<{ headers: Readonly<Record<string, string>> }>()
    if (headers['x-widget-key'] !== undefined) return true
    throw new UnauthorizedException('no widget key')
  }
}
