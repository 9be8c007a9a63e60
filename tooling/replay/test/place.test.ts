import { describe, expect, it } from 'vitest'
import { findPlace, place, placeLocation } from '../src/place.ts'

describe('where an exchange is served', () => {
  it.each([
    { id: 'place/path', url: 'http://api.test:8000/a?b=c', placed: 'http://api.test:8000/~3.0/a?b=c' },
    { id: 'place/no-path', url: 'http://api.test', placed: 'http://api.test/~3.0/' },
    { id: 'place/query-alone', url: 'http://api.test?b', placed: 'http://api.test/~3.0/?b' },
    { id: 'place/credentials', url: 'http://u:p@api.test/a', placed: 'http://u:p@api.test/~3.0/a' },
    { id: 'place/ipv6', url: 'http://[::1]:80/a', placed: 'http://[::1]:80/~3.0/a' },
  ])('$id', ({ url, placed }) => {
    expect(place(url, 3, 0)).toBe(placed)
    expect(findPlace(placed)).toEqual({ id: 3, hop: 0 })
    expect(findPlace(url)).toBeUndefined()
  })

  const from = 'http://api.test:8000/one/two?x'
  const next = 'http://other.test/a?b=c'
  const home = 'http://api.test:8000/one/three'
  it.each([
    { id: 'location/next-hop', location: next, to: next, placed: 'http://other.test/~3.1/a?b=c' },
    {
      id: 'location/credentials-and-fragment-kept',
      location: 'http://u:@other.test/a?b=c#d',
      to: next,
      placed: 'http://u:@other.test/~3.1/a?b=c#d',
    },
    {
      id: 'location/dots',
      location: 'http://other.test/z/../a?b=c',
      to: next,
      placed: 'http://other.test/~3.1/z/../a?b=c',
    },
    {
      id: 'location/absolute-path',
      location: '/one/three',
      to: home,
      placed: 'http://api.test:8000/~3.1/one/three',
    },
    { id: 'location/relative', location: 'three', to: home, placed: 'http://api.test:8000/~3.1/one/three' },
    { id: 'location/elsewhere', location: 'http://else.test/', to: next, placed: 'http://else.test/' },
    {
      id: 'location/same-path-elsewhere',
      location: 'http://else.test/a?b=c',
      to: next,
      placed: 'http://else.test/a?b=c',
    },
    { id: 'location/other-scheme', location: 'foo:bar', to: next, placed: 'foo:bar' },
    { id: 'location/no-url', location: 'http://[', to: next, placed: 'http://[' },
    { id: 'location/no-next-hop', location: next, to: undefined, placed: next },
  ])('$id', ({ location, to, placed }) => {
    expect(placeLocation(location, from, to, 3, 1)).toBe(placed)
  })
})
