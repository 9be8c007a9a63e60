import { Module } from '@nestjs/common'
import { WidgetController } from './widget.controller.ts'

@Module({ controllers: [WidgetController] })
export class WidgetModule {}
