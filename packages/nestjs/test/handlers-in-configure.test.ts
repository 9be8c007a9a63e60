import { Cors } from '@cors/nestjs'
import { Controller, Inject, Module, type Type, Put } from '@nestjs/common'
import { HttpAdapterHost, LazyModuleLoader, ModuleRef } from '@nestjs/core'
import { describeRoutes, ran } from './route-row.ts'

// What Nest calls last before it makes routes is `configure` of each module, which may wait for something.

@Controller('notes')
@Cors('open')
class NotesController {
  @Put()
  @Cors('partner')
  put(): string {
    throw new TypeError('nobody comes here')
  }
  @Put('own')
  own(): string {
    throw new TypeError('nobody comes here')
  }
}

@Module({ controllers: [NotesController] })
class ReplacingModule {
  readonly #modules: ModuleRef
  constructor(@Inject(ModuleRef) modules: ModuleRef) {
    this.#modules = modules
  }
  configure(): void {
    this.#modules.get(NotesController).put = () => ran('partner')
    this.#modules.get(NotesController).own = () => ran('open')
  }
}

/** The same, once it has had a route of its own, which no controller is behind. */
@Module({ controllers: [NotesController] })
class RawModule {
  readonly #modules: ModuleRef
  readonly #host: HttpAdapterHost
  constructor(@Inject(ModuleRef) modules: ModuleRef, @Inject(HttpAdapterHost) host: HttpAdapterHost) {
    this.#modules = modules
    this.#host = host
  }
  configure(): void {
    this.#host.httpAdapter.get('/health', (_request: unknown, response: { send(body: string): unknown }) => {
      ran('usual')
      response.send('well')
    })
    this.#modules.get(NotesController).put = () => ran('partner')
    this.#modules.get(NotesController).own = () => ran('open')
  }
}

@Controller('lazy')
@Cors('open')
class LazyController {
  @Put()
  @Cors('partner')
  put(): string {
    return ran('partner')
  }
  @Put('own')
  own(): string {
    return ran('open')
  }
}

@Module({ controllers: [LazyController] })
class LazyModule {}

const loading = (controllers: Type[]): Type => {
  @Module({ controllers })
  class LoadingModule {
    readonly #loader: LazyModuleLoader
    constructor(@Inject(LazyModuleLoader) loader: LazyModuleLoader) {
      this.#loader = loader
    }
    async configure(): Promise<void> {
      await this.#loader.load(() => LazyModule)
    }
  }
  return LoadingModule
}

@Controller('plain')
class PlainController {
  @Put()
  put(): string {
    return ran('usual')
  }
}

describeRoutes('configure', [
  {
    id: 'replaces-handlers',
    imports: [ReplacingModule],
    asks: [
      ['PUT', '/notes', 'partner'],
      ['PUT', '/notes/own', 'open'],
    ],
  },
  {
    id: 'replaces-handlers-after-a-route',
    imports: [RawModule],
    asks: [
      ['GET', '/health', 'usual'],
      ['PUT', '/notes', 'partner'],
      ['PUT', '/notes/own', 'open'],
    ],
  },
  {
    id: 'loads-modules',
    imports: [loading([])],
    asks: [
      ['PUT', '/lazy', 'partner'],
      ['PUT', '/lazy/own', 'open'],
    ],
  },
  {
    id: 'loads-modules-beside-others',
    imports: [loading([PlainController])],
    asks: [
      ['PUT', '/lazy', 'partner'],
      ['PUT', '/lazy/own', 'open'],
      ['PUT', '/plain', 'usual'],
    ],
  },
])
