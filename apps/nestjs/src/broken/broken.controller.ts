import { Cors } from '@cors/nestjs'
import { Controller, Get } from '@nestjs/common'

@Cors('broken')
@Controller('broken')
export class BrokenController {
  @Get()
  fail(): never {
    throw new Error('the database is on fire')
  }
}
