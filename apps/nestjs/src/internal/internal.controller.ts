import { Controller, Get } from '@nestjs/common'

/** For the servers next door. No page of another origin may read it, the web application included. */
@Controller('internal')
export class InternalController {
  @Get()
  queue(): { readonly queue: number } {
    return { queue: 3 }
  }
}
