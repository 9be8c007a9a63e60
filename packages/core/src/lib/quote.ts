/** Shows a configured value in a message: printable, on one line, cut to a readable length. */
export function quote(value: unknown): string {
  const text =
    typeof value === 'function'
      ? 'a function'
      : Object.prototype.toString.call(value) === '[object RegExp]' || typeof value !== 'object'
        ? typeof value === 'string'
          ? JSON.stringify(value)
          : String(value)
        : json(value)
  return text.length > 120 ? `${text.slice(0, 117)}...` : text
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    return 'an object'
  }
}
