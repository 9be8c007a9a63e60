import { Cors } from '@cors/nestjs'
import { Controller, Get, type INestApplication, Post, Put } from '@nestjs/common'
import { expect, onTestFinished, vi } from 'vitest'
import { describeRoutes, ran } from './route-row.ts'

// Handlers that are not, or not only, the functions that their classes have under their names.

@Cors('partner')
@Controller('bound')
class BoundController {
  constructor() {
    this.put = this.put.bind(this)
    this.get = this.get.bind(this)
    this.post = this.post.bind(this)
  }

  @Put()
  put(): string {
    return ran('partner')
  }

  @Get()
  @Cors('open')
  get(): string {
    return ran('open')
  }

  @Post()
  @Cors(false)
  post(): string {
    return ran('nobody')
  }
}

@Controller('arrows')
class ArrowsController {
  constructor() {
    const { put } = this
    this.put = () => put.call(this)
    this.get = () => ran('usual')
  }

  @Put()
  @Cors('partner')
  put(): string {
    return ran('partner')
  }

  @Get()
  get(): string {
    throw new TypeError('nobody comes here')
  }
}

/** Whose handlers are bound to it, by what it inherits. */
@Controller('bound-heir')
@Cors('open')
class BoundHeirController extends BoundController {}

@Controller('plain')
class PlainController {
  @Put()
  @Cors('partner')
  put(): string {
    throw new TypeError('nobody comes here')
  }

  @Get()
  get(): string {
    return ran('usual')
  }
}

const replaced = (app: INestApplication): void => {
  app.get(PlainController).put = () => ran('partner')
  app.get(PlainController).get = () => ran('usual')
}

const spied = (app: INestApplication): void => {
  const spies = [
    vi.spyOn(app.get(BoundController), 'put'),
    vi.spyOn(app.get(PlainController), 'put').mockImplementation(() => ran('partner')),
  ]
  // Each of the four pages has asked once.
  onTestFinished(() => expect(spies.map(({ mock }) => mock.calls.length)).toEqual([4, 4]))
}

describeRoutes('handlers', [
  ...[
    { id: 'bound', controllers: [BoundController, BoundHeirController] },
    { id: 'bound-backwards', controllers: [BoundHeirController, BoundController] },
  ].map((row) => ({
    ...row,
    asks: [
      ['PUT', '/bound', 'partner'],
      ['GET', '/bound', 'open'],
      ['POST', '/bound', 'nobody'],
      ['GET', '/bound-heir', 'open'],
      ['POST', '/bound-heir', 'nobody'],
    ] as const,
  })),
  {
    id: 'arrow-functions',
    controllers: [ArrowsController],
    asks: [
      ['PUT', '/arrows', 'partner'],
      ['GET', '/arrows', 'usual'],
    ],
  },
  {
    id: 'replaced-in-main',
    controllers: [PlainController],
    main: replaced,
    asks: [
      ['PUT', '/plain', 'partner'],
      ['GET', '/plain', 'usual'],
    ],
  },
  {
    id: 'spied-on',
    controllers: [BoundController, PlainController],
    main: spied,
    asks: [
      ['PUT', '/bound', 'partner'],
      ['PUT', '/plain', 'partner'],
    ],
  },
])
