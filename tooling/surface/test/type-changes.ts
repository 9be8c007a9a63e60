import type { Change } from './changes.ts'
import { type Built, shop } from './scratch.ts'

const { types } = shop

function typed(from: string, to: string): Built {
  return { ...shop, types: types.replace(from, to) }
}

/** Changes that only compilers see. */
export const typeChanges: readonly Change[] = [
  { id: 'types/documentation', built: typed('Money.', 'An amount of money.'), lines: [] },
  {
    id: 'types/parameter',
    built: typed('basket: Basket', 'basket?: Basket'),
    lines: ['-function price(basket: Basket): Sum', '+function price(basket?: Basket): Sum'],
  },
  {
    id: 'types/writable',
    built: typed('readonly euros', 'euros'),
    lines: ['-  readonly euros: number', '+  euros: number'],
  },
  {
    id: 'types/unexported',
    built: typed('export interface Sum', 'interface Sum'),
    lines: [
      '+Used in these types, but not exported:',
      '+',
      '+- `Sum`',
      '+',
      '-export interface Sum {',
      '+interface Sum {',
    ],
  },
  {
    id: 'types/of-others',
    built: {
      ...shop,
      types: `import type { Coin, Note } from 'mint/money'
import type { Cheque } from 'bank'
export type { Note }
${types.replace('number', 'Coin | Note | Cheque')}`,
      manifest: { dependencies: { mint: '1' }, peerDependencies: { bank: '1' } },
    },
    lines: [
      '+- comes with `mint` `1`',
      '+- stands beside `bank` `1`',
      '+Used in these types, but not exported:',
      '+',
      '+- `Coin` of `mint`',
      '+',
      "+import type { Cheque } from 'bank'",
      "+import type { Coin } from 'mint/money'",
      "+import type { Note } from 'mint/money'",
      '+',
      '+export { Note }',
      '+',
      '-  readonly euros: number',
      '+  readonly euros: Coin | Note | Cheque',
    ],
  },
  {
    id: 'types/augmentation',
    built: typed('basket?: Basket', 'shop?: Basket'),
    lines: ['-    basket?: Basket', '+    shop?: Basket'],
  },
]
