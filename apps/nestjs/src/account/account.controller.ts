import { Cors } from '@cors/nestjs'
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Post,
  Req,
  Res,
  UnauthorizedException,
} from '@nestjs/common'
import { z } from 'zod'
import type { CookieRequest, CookieResponse } from './cookies.ts'
import { SessionsService } from './sessions.service.ts'

const signInSchema = z.object({ user: z.string().min(1) })
type SignIn = z.infer<typeof signInSchema>

const sessionCookie = { path: '/', httpOnly: true, sameSite: 'lax' } as const

/** The web application signs in and out, and asks who it is. */
@Cors('account')
@Controller('account')
export class AccountController {
  readonly #sessions: SessionsService

  constructor(@Inject(SessionsService) sessions: SessionsService) {
    this.#sessions = sessions
  }

  @Post('session')
  @HttpCode(200)
  signIn(
    @Body({ schema: signInSchema }) { user }: SignIn,
    @Req() { protocol }: CookieRequest,
    @Res({ passthrough: true }) response: CookieResponse,
  ): SignIn {
    response.cookie('session', this.#sessions.open(user), { ...sessionCookie, secure: protocol === 'https' })
    return { user }
  }

  @Delete('session')
  @HttpCode(204)
  signOut(@Req() { cookies }: CookieRequest, @Res({ passthrough: true }) response: CookieResponse): void {
    this.#sessions.close(cookies['session'])
    response.clearCookie('session', sessionCookie)
  }

  @Get('me')
  me(@Req() { cookies }: CookieRequest): SignIn {
    const user = this.#sessions.userOf(cookies['session'])
    if (user === undefined) throw new UnauthorizedException('sign in first')
    return { user }
  }
}
