import { Cors } from '@cors/nestjs'
import {
  BadRequestException,
  Controller,
  Get,
  Header,
  Post,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common'
import { UploadInterceptor } from './upload.interceptor.ts'

interface Upload {
  readonly originalname: string
  readonly size: number
}

@Cors('files')
@Controller('files')
export class FilesController {
  @Post()
  @UseInterceptors(UploadInterceptor)
  upload(@UploadedFile() file: Upload | undefined): { readonly name: string; readonly bytes: number } {
    if (file === undefined) throw new BadRequestException('send one part named "file"')
    return { name: file.originalname, bytes: file.size }
  }

  @Get('report.csv')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="report.csv"')
  report(): string {
    return 'month,total\n1,42\n'
  }
}
