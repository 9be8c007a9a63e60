import { Module } from '@nestjs/common'
import { PublicController } from './public.controller.ts'

@Module({ controllers: [PublicController] })
export class PublicModule {}
