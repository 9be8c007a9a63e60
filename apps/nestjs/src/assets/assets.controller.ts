import { readFileSync, readdirSync } from 'node:fs'
import { Cors } from '@cors/nestjs'
import { Controller, Get, NotFoundException, Param, Res, StreamableFile } from '@nestjs/common'

const folder = new URL('../../assets/', import.meta.url)

/**
 * Fonts are always requested with CORS, wherever the style sheet that names them comes from. A controller
 * serves them, because what `useStaticAssets` mounts is nobody's: it comes under the policy of the module.
 */
@Cors({ origin: '*' })
@Controller('assets')
export class AssetsController {
  readonly #fonts = new Map(readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder))]))

  @Get(':name')
  font(
    @Param('name') name: string,
    @Res({ passthrough: true }) response: { header(name: string, value: string): unknown },
  ): StreamableFile {
    const font = this.#fonts.get(name)
    if (font === undefined) throw new NotFoundException('no such font')
    response.header('cache-control', 'public, max-age=31536000, immutable')
    // For pages that ask for isolation (COEP), and for their timing figures.
    response.header('cross-origin-resource-policy', 'cross-origin')
    response.header('timing-allow-origin', '*')
    return new StreamableFile(font, { type: 'font/woff2' })
  }
}
