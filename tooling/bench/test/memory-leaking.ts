import { createApp } from '../src/memory/soak/app.ts'
import { serve } from '../src/memory/soak/serve.ts'

// What is soaked, but for one thing that is kept for each origin that ever asked.
const seen = new Map<string, number>()
const app = createApp()

await serve((request, response) => {
  const { origin = '' } = request.headers
  // Of the 8 KB of a hostile one, any run would tell.
  if (origin.length < 100) seen.set(origin, seen.size)
  app(request, response)
})
