export { type CorsError, type PageEvents, createPageEvents } from './page-events.ts'
export { findChromium, missingChromium } from './find-chromium.ts'
export { type Browser, type BrowserPage, type Chromium, launchChromium } from './chromium.ts'
