import 'reflect-metadata'

/** Has a function bear what another bears: for Nest, that is what makes it a handler. Returns it. */
export function bearMetadata<Handler extends object>(handler: Handler, from: object): Handler {
  for (const key of Reflect.getMetadataKeys(from)) {
    Reflect.defineMetadata(key, Reflect.getMetadata(key, from), handler)
  }
  return handler
}
