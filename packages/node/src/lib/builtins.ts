import type http from 'node:http'
import nodeModule from 'node:module'
import type util from 'node:util'

// Not imports: the import of a module of Node asks for each of its exports, and so loads what stands behind
// them. Behind those of node:http that is undici, which takes longer than all else that is loaded here
// (decisions/013). Modules of Node are found from any path. `createRequire` not by its name: webpack takes a
// call of that for its own to answer, and leaves nothing of it.
const require = nodeModule.createRequire('/')

const { METHODS, ServerResponse: Response } = require('node:http') as typeof http

/** The methods that Node's parser lets in, in capitals. */
export const knownMethods: readonly string[] = Object.freeze([...METHODS])

export const debuglog: typeof util.debuglog = (require('node:util') as typeof util).debuglog

export const ServerResponse: typeof http.ServerResponse = Response
