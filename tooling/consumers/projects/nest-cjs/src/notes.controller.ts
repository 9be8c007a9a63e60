// oxlint-disable-next-line typescript/consistent-type-imports -- what Nest injects by
import { CorsService } from '@cors/nestjs'
import { Controller, Get } from '@nestjs/common'

@Controller('notes')
export class NotesController {
  constructor(private readonly cors: CorsService) {}

  @Get()
  list(): string[] {
    return this.cors.trustedOrigins()
  }
}
