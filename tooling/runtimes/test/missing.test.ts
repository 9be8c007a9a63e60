import { describe, expect, it } from 'vitest'
import { findRuntime, missingRuntime } from '../src/binaries.ts'

describe.each(['workerd', 'deno', 'bun'] as const)('a missing %s', (name) => {
  it.each([
    { id: 'tolerated', env: {}, isFailure: false },
    { id: 'tolerated-where-ci-is-something-else', env: { CI: '' }, isFailure: false },
    { id: 'required', env: { CI: 'true' }, isFailure: true },
  ])('missing/$id', ({ env, isFailure }) => {
    expect(missingRuntime(name, env).isFailure).toBe(isFailure)
    expect(missingRuntime(name, env).message).toContain(`no ${name} that starts`)
  })

  it('missing/present-where-required', () => {
    const { isFailure, message } = missingRuntime(name)
    expect(findRuntime(name) !== undefined || !isFailure ? '' : message).toBe('')
  })
})
