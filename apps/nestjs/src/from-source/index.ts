import './register.ts'
import type { Platform } from '../platforms.ts'
import type { Settings } from '../settings.ts'

// For whoever runs this app inside another program, as the demo does: without a build, and without telling Node.

export type { Platform, Settings }

// Imported late: a static import would be read before anything is registered.
const { createApp: create } = await import('../create-app.ts')
export const { serverOf } = await import('../platforms.ts')

/** Makes the application, which does not listen yet. What is wrong is thrown, and for the caller to say. */
export function createApp(platform: Platform, settings: () => Settings): ReturnType<typeof create> {
  return create(platform, settings, { logger: false, abortOnError: false })
}
