import { describe, expect, it } from 'vitest'
import { writeChangeset } from '../src/changesets.ts'
import { copyAfter, forTest } from './rehearsal.ts'

describe('notes', () => {
  it('each-sentence-once', async () => {
    const { root, exec } = forTest(await copyAfter('0.1.0'))
    const write = (name: string, summary: string, ...packages: readonly string[]): void => {
      writeChangeset(root, name, {
        bumps: Object.fromEntries(packages.map((one) => [one, 'patch'])),
        summary,
      })
    }
    write('earlier', 'Was said before.', '@cors/core')
    await exec('changeset', 'version')
    write('a', 'Refuses more.\n\n- A\n- B', '@cors/core', '@cors/koa')
    write('b', 'Answers sooner.', '@cors/koa')
    await exec('changeset', 'version')

    expect(await exec('node', 'tooling/releases/src/notes.ts')).toBe(`- Refuses more.

  - A
  - B

  \`@cors/core\`, \`@cors/koa\`

- Answers sooner.

  \`@cors/koa\`

All \`@cors/*\` packages are at 0.1.2.
`)
  })
})
