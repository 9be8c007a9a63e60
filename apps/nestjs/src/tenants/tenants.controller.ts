import { Cors } from '@cors/nestjs'
import { Controller, Get, Param } from '@nestjs/common'

@Cors('tenant')
@Controller('tenants/:tenant')
export class TenantsController {
  @Get('orders')
  orders(@Param('tenant') tenant: string): { readonly tenant: string; readonly orders: readonly object[] } {
    return { tenant, orders: [{ id: 1 }] }
  }
}
