import { Cors } from '@cors/nestjs'
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Put, UseGuards } from '@nestjs/common'
import { z } from 'zod'
import { BearerGuard } from './bearer.guard.ts'
import { type Note, NotesService } from './notes.service.ts'

const noteSchema = z.record(z.string(), z.unknown())

@Cors('notes')
@UseGuards(BearerGuard)
@Controller('notes')
export class NotesController {
  readonly #notes: NotesService

  constructor(@Inject(NotesService) notes: NotesService) {
    this.#notes = notes
  }

  @Get()
  all(): Readonly<Record<string, Note>> {
    return this.#notes.all()
  }

  @Put(':id')
  put(@Param('id') id: string, @Body({ schema: noteSchema }) note: Note): Note {
    return this.#notes.put(id, note)
  }

  @Patch(':id')
  patch(@Param('id') id: string, @Body({ schema: noteSchema }) part: Note): Note {
    return this.#notes.patch(id, part)
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id') id: string): void {
    this.#notes.remove(id)
  }
}
