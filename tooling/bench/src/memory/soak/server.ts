import { createApp } from './app.ts'
import { serve } from './serve.ts'

// A process that a soak sends its requests to.
await serve(createApp())
