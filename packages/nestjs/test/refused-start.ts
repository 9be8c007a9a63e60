import { CorsConfigError, type CorsConfigIssue, CorsModule, type CorsModuleSource } from '@cors/nestjs'
import { Module, type Type } from '@nestjs/common'
import { type Platform, start } from './exchange.ts'

/** The error that starting fails with. */
export async function refused(
  platform: Platform,
  source: unknown,
  controllers: Type[] = [],
): Promise<CorsConfigError> {
  @Module({ imports: [CorsModule.forRoot(source as CorsModuleSource)], controllers })
  class AppModule {}
  try {
    await start(AppModule, platform)
  } catch (error) {
    if (error instanceof CorsConfigError) return error
    throw error
  }
  throw new Error('the application has started')
}

/** Where its faults are. */
export const paths = ({ issues }: CorsConfigError): readonly string[] =>
  issues.map(({ path }: CorsConfigIssue) => path)
