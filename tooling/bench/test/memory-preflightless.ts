import { serve } from '../src/memory/soak/serve.ts'

// Answers whatever it is asked, so that nothing of ours would be soaked.
await serve((_request, response) => response.end('text'))
