import { basename } from 'node:path'
import type * as browser from '@cors/browser'
import type * as core from '@cors/core'
import type * as corsExpress from '@cors/express'
import type * as corsFastify from '@cors/fastify'
import type * as corsFetch from '@cors/fetch'
import type * as corsH3 from '@cors/h3'
import type * as corsHapi from '@cors/hapi'
import type * as corsHono from '@cors/hono'
import type * as corsKoa from '@cors/koa'
import type * as corsNest from '@cors/nestjs'
import type * as node from '@cors/node'
import type Router from '@koa/router'
import type * as hapi from '@hapi/hapi'
import type * as nestCommon from '@nestjs/common'
import type * as nestConfig from '@nestjs/config'
import type * as nestCore from '@nestjs/core'
import type * as nestFastify from '@nestjs/platform-fastify'
import type * as nestWs from '@nestjs/platform-ws'
import type * as nestTesting from '@nestjs/testing'
import type * as nestSockets from '@nestjs/websockets'
import type express from 'express'
import type fastify from 'fastify'
import type * as h3 from 'h3'
import type * as hono from 'hono'
import type Koa from 'koa'
import type polka from 'polka'
import type * as tldts from 'tldts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Page, leads } from './page.ts'
import { type Earlier, type Stage, stage } from './stage.ts'

/** What requests to the server of a snippet must show, by the heading it stands under. */
export interface Servers {
  readonly [heading: string]: (port: number) => Promise<void>
}

// By its types, since the search for unused dependencies reads no Markdown.
interface Installed {
  readonly '@cors/browser': typeof browser
  readonly '@cors/core': typeof core
  readonly '@cors/express': typeof corsExpress
  readonly '@cors/fastify': typeof corsFastify
  readonly '@cors/fetch': typeof corsFetch
  readonly '@cors/h3': typeof corsH3
  readonly '@cors/hapi': typeof corsHapi
  readonly '@cors/hono': typeof corsHono
  readonly '@cors/koa': typeof corsKoa
  readonly '@cors/nestjs': typeof corsNest
  readonly '@cors/node': typeof node
  readonly '@koa/router': typeof Router
  readonly '@hapi/hapi': typeof hapi
  readonly '@nestjs/common': typeof nestCommon
  readonly '@nestjs/config': typeof nestConfig
  readonly '@nestjs/core': typeof nestCore
  readonly '@nestjs/platform-fastify': typeof nestFastify
  readonly '@nestjs/platform-ws': typeof nestWs
  readonly '@nestjs/testing': typeof nestTesting
  readonly '@nestjs/websockets': typeof nestSockets
  readonly express: typeof express
  readonly fastify: typeof fastify
  readonly h3: typeof h3
  readonly hono: typeof hono
  readonly koa: typeof Koa
  readonly polka: typeof polka
  readonly tldts: typeof tldts
  readonly restify: unknown
}

/** What the handlers that a snippet exports must answer, by the heading it stands under. */
export interface Exported {
  readonly [heading: string]: (exported: object) => Promise<void>
}

export interface Expected {
  readonly servers: Servers
  readonly exported?: Exported
  /** What a reader has installed: all that the snippets import besides what Node has. */
  readonly packages: readonly (keyof Installed)[]
  readonly earlier?: Earlier
  /** Checks of the compiler that the snippets do without. */
  readonly without?: readonly string[]
}

/** Tests that every snippet runs and checks, every server answers, and every link leads somewhere. */
export function checkPages(pages: readonly Page[], expected: Expected): void {
  const { servers, exported = {}, packages, earlier = {}, without = [] } = expected
  const snippets = pages.flatMap((page) => page.snippets)

  let staged: Stage
  beforeAll(() => {
    staged = stage(snippets, without, earlier)
  })
  afterAll(() => staged.clear())

  for (const page of pages) {
    const id = basename(page.path, '.md').toLowerCase()

    for (const [index, snippet] of page.snippets.entries()) {
      const { heading, code, prints } = snippet
      it(`${id}/${index}/${heading}`, async () => {
        const { printed, port, exports } = await staged.run(snippet)
        expect(printed).toEqual(prints)
        expect(port !== undefined).toBe(isServing(code))
        if (port !== undefined) await servers[heading]?.(port)
        if (Object.keys(exports).length > 0) await exported[heading]?.(exports)
      })
    }

    it(`${id}/no-block-is-passed-over`, () => {
      expect(page.blocks.filter((said) => said !== 'sh')).toEqual(page.snippets.map((each) => each.language))
    })

    it(`${id}/links`, () => {
      expect(page.links.length).toBeGreaterThan(0)
      expect(page.links.filter((link) => !leads(page, link))).toEqual([])
    })
  }

  it('snippets/every-server-is-asked', () => {
    const headings = snippets.filter(({ code }) => isServing(code)).map(({ heading }) => heading)
    expect([...new Set(headings)].toSorted()).toEqual(Object.keys(servers).toSorted())
  })

  it('snippets/every-handler-is-asked', () => {
    const exporting = snippets.filter(({ code }) => /^export (?:default|const) /m.test(code))
    const headings = new Set(exporting.map(({ heading }) => heading))
    expect([...headings].toSorted()).toEqual(Object.keys(exported).toSorted())
  })

  // All of them resolve here, so a reader's would too only if it is in the list.
  it('snippets/packages', () => {
    const code = snippets.map((snippet) => snippet.code).join('\n')
    const imported = [...code.matchAll(/\b(?:from|import|require)[\s(]*'([^']+)'/g)]
    const names = imported.map(([, name = '']) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
    const installed = names.filter((name) => !name.startsWith('node:'))
    expect([...new Set(installed)].toSorted()).toEqual(packages.toSorted())
  })

  for (const language of new Set(snippets.map((snippet) => snippet.language))) {
    it(`snippets/types/${language}`, () => {
      expect(staged.check(language)).toEqual({ status: 0, stdout: '' })
    })
  }
}

/** Whether a snippet starts a server. */
function isServing(code: string): boolean {
  return /\.(?:listen|start)\(|^serve\(/m.test(code)
}
