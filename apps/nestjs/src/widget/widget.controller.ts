import { Cors } from '@cors/nestjs'
import { Controller, Header, Post, UseGuards } from '@nestjs/common'
import { WidgetKeyGuard } from './widget-key.guard.ts'

/** A widget that anybody embeds. It is known by its key, never by a cookie. */
@Cors({
  origin: '*',
  methods: ['POST'],
  allowedHeaders: ['content-type', 'x-widget-key'],
  exposedHeaders: ['ratelimit-remaining'],
})
@Controller('widget')
export class WidgetController {
  @Post('votes')
  @UseGuards(WidgetKeyGuard)
  @Header('ratelimit-remaining', '99')
  vote(): { readonly counted: boolean } {
    return { counted: true }
  }
}
