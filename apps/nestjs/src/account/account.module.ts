import { Module } from '@nestjs/common'
import { AccountController } from './account.controller.ts'
import { SessionsService } from './sessions.service.ts'

@Module({ controllers: [AccountController], providers: [SessionsService] })
export class AccountModule {}
