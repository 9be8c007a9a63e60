import { Cors } from '@cors/nestjs'
import {
  Controller,
  type DynamicModule,
  Get,
  type INestApplication,
  Module,
  Patch,
  Put,
} from '@nestjs/common'
import { LazyModuleLoader } from '@nestjs/core'
import { describeRoutes, ran } from './route-row.ts'

@Cors('partner')
@Controller('feature')
class FeatureController {
  @Put()
  put(): string {
    return ran('partner')
  }
}

@Module({ controllers: [FeatureController] })
class FeatureModule {}

@Module({ imports: [FeatureModule] })
class MiddleModule {}

@Controller('lazy')
class LazyController {
  @Put()
  @Cors('partner')
  put(): string {
    return ran('partner')
  }

  @Get()
  @Cors({ origin: '*', allowedHeaders: [] })
  get(): string {
    return ran('open')
  }

  @Patch()
  patch(): string {
    return ran('usual')
  }
}

@Module({ controllers: [LazyController] })
class LazyModule {}

@Controller('plain')
class PlainController {
  @Put()
  put(): string {
    return ran('usual')
  }
}

@Module({})
class RegisteredModule {
  static register(): DynamicModule {
    return { module: RegisteredModule, controllers: [FeatureController, PlainController] }
  }

  static async registerAsync(): Promise<DynamicModule> {
    return RegisteredModule.register()
  }
}

const load = (app: INestApplication): Promise<unknown> => app.get(LazyModuleLoader).load(() => LazyModule)

const lost = { status: 404 }

describeRoutes('module', [
  {
    id: 'feature',
    imports: [MiddleModule],
    controllers: [PlainController],
    asks: [
      ['PUT', '/feature', 'partner'],
      ['PUT', '/plain', 'usual'],
    ],
  },
  {
    id: 'dynamic',
    imports: [RegisteredModule.register()],
    asks: [
      ['PUT', '/feature', 'partner'],
      ['PUT', '/plain', 'usual'],
    ],
  },
  {
    id: 'dynamic-later',
    imports: [RegisteredModule.registerAsync()],
    asks: [
      ['PUT', '/feature', 'partner'],
      ['PUT', '/plain', 'usual'],
    ],
  },
  {
    // Nest routes to what has been loaded when it sets up its routes, and to nothing that comes later.
    id: 'lazy-before-routes',
    controllers: [FeatureController],
    main: load,
    asks: [
      ['PUT', '/lazy', 'partner'],
      ['GET', '/lazy', 'open'],
      ['PATCH', '/lazy', 'usual'],
      ['PUT', '/feature', 'partner'],
    ],
  },
  {
    id: 'lazy-after-routes',
    controllers: [FeatureController],
    async main(app) {
      await app.init()
      await load(app)
    },
    asks: [
      ['PUT', '/lazy', 'usual', lost],
      ['PUT', '/feature', 'partner'],
    ],
  },
])
