import type * as Common from '@nestjs/common'
import type * as Core from '@nestjs/core'
import type * as PlatformExpress from '@nestjs/platform-express'
import type * as PlatformFastify from '@nestjs/platform-fastify'
import { createRequire } from 'node:module'

// The Nest that @cors/nestjs finds. pnpm makes a copy for each set of optional peers that something in a
// folder brings along, and two copies have different classes of the same names.
const require = createRequire(createRequire(import.meta.url).resolve('@cors/nestjs/package.json'))

export const { Controller, Get, Module, Res } = require('@nestjs/common') as typeof Common
export const { NestFactory } = require('@nestjs/core') as typeof Core
export const { ExpressAdapter } = require('@nestjs/platform-express') as typeof PlatformExpress
export const { FastifyAdapter } = require('@nestjs/platform-fastify') as typeof PlatformFastify
