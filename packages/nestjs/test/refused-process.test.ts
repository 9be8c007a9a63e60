import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { platforms } from './exchange.ts'
import { nest } from './majors.ts'

// A team's program with Nest's own settings, under which a fault ends the process.

const child = fileURLToPath(new URL('./refused-child.mjs', import.meta.url))
const program = fileURLToPath(new URL('./refused-program.ts', import.meta.url))

// The Nest of this run: vitest.config.ts is not asked in a process of its own.
const nest11 = fileURLToPath(new URL('../../../tooling/nest-11/package.json', import.meta.url))

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

async function run(environment: { readonly [name: string]: string }): Promise<Ended> {
  return new Promise((settle) => {
    const args = [child, program, ...(nest === 'nest@11' ? [nest11] : [])]
    const { ORIGIN: _, ...inherited } = process.env
    const env = { ...inherited, NO_COLOR: '1', NODE_ENV: 'production', ...environment }
    execFile(process.execPath, args, { env, timeout: 60_000 }, (error, stdout, stderr) => {
      settle({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

const faults: {
  readonly [id: string]: readonly [environment: { readonly [name: string]: string }, said: RegExp]
} = {
  'origin-unset': [{}, /CorsConfigError.*\n.*origin is (missing|undefined|not set).*environment variable/],
  'origin-with-a-slash': [
    { ORIGIN: 'https://app.example.com/' },
    /CorsConfigError.*\n.*origin "https:\/\/app\.example\.com\/".*Write "https:\/\/app\.example\.com"/,
  ],
  'unknown-name': [
    { ORIGIN: 'https://app.example.com', POLICY: 'partnre' },
    /@Cors on NotesController "partnre" is the name of no policy: there are 'partner'/,
  ],
}

for (const platform of platforms) {
  describe(`refused-process, ${nest} on ${platform}`, () => {
    for (const [id, [environment, said]] of Object.entries(faults)) {
      it(`refused-process/${id}`, async () => {
        const { code, stdout, stderr } = await run({ ...environment, PLATFORM: platform })
        expect(stderr).toMatch(said)
        expect(code).toBe(1)
        expect(stdout).toContain('Starting Nest application')
        expect(stdout).not.toContain('listens')
      })
    }

    it('refused-process/nothing', async () => {
      const ended = await run({ ORIGIN: 'https://app.example.com', PLATFORM: platform })
      expect(ended).toMatchObject({ code: 0, stderr: '' })
      expect(ended.stdout).toContain(`${nest} listens: true`)
    })
  })
}
