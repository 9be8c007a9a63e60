import { CorsModule } from '@cors/nestjs'
import { type DynamicModule, Module, StandardSchemaValidationPipe } from '@nestjs/common'
import { ConfigModule } from '@nestjs/config'
import { APP_FILTER, APP_PIPE } from '@nestjs/core'
import { AccountModule } from './account/account.module.ts'
import { AssetsModule } from './assets/assets.module.ts'
import { BrokenModule } from './broken/broken.module.ts'
import { CorsPolicies } from './cors-policies.ts'
import { ErrorsFilter } from './errors.filter.ts'
import { FilesModule } from './files/files.module.ts'
import { InternalModule } from './internal/internal.module.ts'
import { NotesModule } from './notes/notes.module.ts'
import { PublicModule } from './public/public.module.ts'
import { type Settings, settingsOfEnvironment } from './settings.ts'
import { TenantsModule } from './tenants/tenants.module.ts'
import { WidgetModule } from './widget/widget.module.ts'

/** A small API in which each part has the CORS policy that its use needs. */
@Module({
  imports: [
    CorsModule.forRootAsync({ imports: [TenantsModule], useClass: CorsPolicies }),
    PublicModule,
    AccountModule,
    NotesModule,
    FilesModule,
    AssetsModule,
    WidgetModule,
    TenantsModule,
    BrokenModule,
    InternalModule,
  ],
  providers: [
    { provide: APP_FILTER, useClass: ErrorsFilter },
    { provide: APP_PIPE, useClass: StandardSchemaValidationPipe },
  ],
})
export class AppModule {
  static with(settings: () => Settings = settingsOfEnvironment): DynamicModule {
    return { module: AppModule, imports: [ConfigModule.forRoot({ isGlobal: true, load: [settings] })] }
  }
}
