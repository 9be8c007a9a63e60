import type { Application, Role } from '../src/end-to-end/applications/application.ts'
import { nodeApplications } from '../src/end-to-end/applications/node.ts'
import { serve } from '../src/end-to-end/serving/serve.ts'

// A process that serves: applications without a framework, of which the one that is named in the first argument
// is wrong. It always is, or from some request on.

const [faulty, from = '1', ...ids] = process.argv.slice(2)

await serve((each) => nodeApplications(each).map((one) => (one.role === faulty ? spoil(one) : one)), ids)

function spoil({ role, listener }: Application): { readonly role: Role } & Application {
  let count = 0
  return {
    role,
    listener(request, response) {
      count++
      if (count < Number(from)) listener(request, response)
      else response.writeHead(500).end('hello')
    },
  }
}
