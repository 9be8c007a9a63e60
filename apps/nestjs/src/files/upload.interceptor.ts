import {
  type CallHandler,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  type OnModuleInit,
} from '@nestjs/common'
import { HttpAdapterHost, ModuleRef } from '@nestjs/core'
import { FileInterceptor as ExpressFileInterceptor } from '@nestjs/platform-express'
import { FileInterceptor as FastifyFileInterceptor } from '@nestjs/platform-fastify/multipart'

const limits = { fileSize: 5_000_000, files: 1 }

/** Reads the part named "file" with what the platform has for it. On one platform: its `FileInterceptor`. */
@Injectable()
export class UploadInterceptor implements NestInterceptor, OnModuleInit {
  readonly #host: HttpAdapterHost
  readonly #modules: ModuleRef
  #reader: NestInterceptor & Partial<OnModuleInit> = { intercept: (_context, next) => next.handle() }

  constructor(@Inject(HttpAdapterHost) host: HttpAdapterHost, @Inject(ModuleRef) modules: ModuleRef) {
    this.#host = host
    this.#modules = modules
  }

  async onModuleInit(): Promise<void> {
    const isFastify = this.#host.httpAdapter.getType() === 'fastify'
    const Reader = isFastify ? FastifyFileInterceptor : ExpressFileInterceptor
    this.#reader = await this.#modules.create<NestInterceptor>(Reader('file', { limits }))
    await this.#reader.onModuleInit?.()
  }

  intercept(context: ExecutionContext, next: CallHandler): ReturnType<NestInterceptor['intercept']> {
    return this.#reader.intercept(context, next)
  }
}
