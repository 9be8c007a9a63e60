import { rows } from '@cors/conformance'
import { fetchMutants } from './mutants/fetch.ts'
import { fetchReference } from './reference/fetch/cors.ts'
import { serveFetchMade } from './reference/fetch/serve.ts'
import { describeTeeth } from './teeth.ts'

const table = rows.filter(({ nodeOnly }) => nodeOnly === undefined)

describeTeeth('hosts of Request and Response', table, fetchReference, serveFetchMade, fetchMutants)
