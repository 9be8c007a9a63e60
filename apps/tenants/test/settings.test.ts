import { describe, expect, it } from 'vitest'
import { readSettings } from '../src/settings.ts'

describe('settings', () => {
  it('settings/usual', () => {
    expect(readSettings({})).toMatchObject({
      REFRESH_AFTER_MS: 15_000,
      TTL_MS: 60_000,
      KEEP_FOR_MS: 3_600_000,
    })
  })

  it('settings/given', () => {
    expect(readSettings({ TTL_MS: '20000' })).toEqual({ ...readSettings({}), TTL_MS: 20_000 })
  })

  it.each([
    { id: 'unit', given: { TTL_MS: '60s' }, says: 'TTL_MS' },
    { id: 'empty', given: { DEADLINE_MS: '' }, says: 'DEADLINE_MS' },
    { id: 'zero', given: { MAX_ALLOWED: '0' }, says: 'MAX_ALLOWED' },
    { id: 'negative', given: { MAX_REFUSED: '-1' }, says: 'MAX_REFUSED' },
    { id: 'fraction', given: { MAX_WAITING: '1.5' }, says: 'MAX_WAITING' },
    { id: 'without-end', given: { KEEP_FOR_MS: 'Infinity' }, says: 'KEEP_FOR_MS' },
    { id: 'refresh-past-ttl', given: { REFRESH_AFTER_MS: '60001' }, says: 'must not fall' },
    { id: 'ttl-past-keeping', given: { KEEP_FOR_MS: '59999' }, says: 'must not fall' },
  ])('settings/refused-$id', ({ given, says }) => {
    expect(() => readSettings(given)).toThrow(says)
  })
})
