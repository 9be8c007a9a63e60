import { createRemoteHandler } from '@cors/conformance/fetch'
import { withCors } from '@cors/fetch'

const onError = (): Response => new Response('error 500', { status: 500 })

// Serves whichever row it is told of.
export default {
  fetch: createRemoteHandler(({ policy, application }) =>
    withCors(policy, application(withCors), { onError }),
  ),
}
