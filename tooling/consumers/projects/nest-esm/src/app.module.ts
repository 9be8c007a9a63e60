import { CorsModule } from '@cors/nestjs'
import { Module } from '@nestjs/common'
import { ConfigModule, ConfigService } from '@nestjs/config'
import { NotesController } from './notes.controller.js'
import { OrdersController } from './orders.controller.js'

@Module({
  imports: [
    CorsModule.forRootAsync({
      imports: [ConfigModule.forRoot()],
      inject: [ConfigService],
      useFactory: (config: ConfigService) => ({
        origin: config.getOrThrow<string>('WEB_ORIGIN'),
        policies: {
          partner: { origin: config.getOrThrow<string>('PARTNER_ORIGIN'), credentials: true },
        },
      }),
    }),
  ],
  controllers: [NotesController, OrdersController],
})
export class AppModule {}
