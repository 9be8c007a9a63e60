import { Module } from '@nestjs/common'
import { BrokenController } from './broken.controller.ts'

@Module({ controllers: [BrokenController] })
export class BrokenModule {}
