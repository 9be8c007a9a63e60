import { rows } from '@cors/conformance'
import { nodeMutants } from './mutants/node.ts'
import { reference } from './reference/cors.ts'
import { serveMade } from './reference/serve.ts'
import { describeTeeth } from './teeth.ts'

describeTeeth('Node', rows, reference, serveMade, nodeMutants)
