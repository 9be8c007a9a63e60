import type { Engine } from '@cors/browser'

/** In the order of the output. */
export const engines: readonly Engine[] = ['standard', 'chromium', 'firefox', 'webkit']
