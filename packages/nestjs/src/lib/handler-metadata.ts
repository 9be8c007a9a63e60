/**
 * Has a function stand for another: it has its name, and by its prototype all of its properties and metadata,
 * those that come later too. Returns it.
 */
export function bearAll<Handler extends object>(
  handler: Handler,
  other: object & { readonly name: string },
): Handler {
  Object.defineProperty(handler, 'name', { value: other.name })
  return Object.setPrototypeOf(handler, other) as Handler
}
