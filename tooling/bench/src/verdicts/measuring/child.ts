import { evaluate } from '@cors/browser'
import type { Plan } from '../../calls/measuring/rounds.ts'
import { answerParent } from '../../memory/asked.ts'
import { timeAll } from './time-all.ts'

// A process that has exchanges judged.
answerParent((plan: Plan) => timeAll(evaluate, plan))
