import { Cors } from '@cors/nestjs'
import { Body, Controller, Get, Param, Put } from '@nestjs/common'
import { z } from 'zod'

const correctionSchema = z.record(z.string(), z.unknown())
type Correction = z.infer<typeof correctionSchema>

/** Open data: every page on the web may read it, nobody's cookies are involved. */
@Cors({ origin: '*' })
@Controller('public')
export class PublicController {
  readonly #corrections = new Map<string, Correction>()

  @Get('quotes')
  quotes(): readonly object[] {
    return [{ text: 'Same origin, same trust.', author: 'a browser' }]
  }

  /** A route with a policy of its own, which its preflights obey. */
  @Cors('corrections')
  @Put('quotes/:id')
  correct(@Param('id') id: string, @Body({ schema: correctionSchema }) correction: Correction): Correction {
    this.#corrections.set(id, correction)
    return correction
  }
}
