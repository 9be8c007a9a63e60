import { Cors } from '@cors/nestjs'
import { Body, Controller, Param, Put } from '@nestjs/common'

class Order {
  amount: number
}

@Cors('partner')
@Controller('orders')
export class OrdersController {
  @Put(':id')
  update(@Param('id') id: string, @Body() { amount }: Order): string {
    return `${id}: ${amount}`
  }
}
