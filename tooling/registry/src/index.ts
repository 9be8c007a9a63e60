export { type Published, publishAll } from './publish.ts'
export { type Registry, startRegistry } from './registry.ts'
export { type Place, outside, run, workspace } from './run.ts'
