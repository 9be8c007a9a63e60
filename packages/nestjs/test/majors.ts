import core from '@nestjs/core/package.json' with { type: 'json' }

/**
 * The major of Nest that these tests run on. They are run once with each: the project `nestjs-11` of
 * vitest.config.ts puts the packages of `tooling/nest-11` in the place of those that stand beside this one.
 */
export const nest = `nest@${core.version.split('.', 1)[0]}`
