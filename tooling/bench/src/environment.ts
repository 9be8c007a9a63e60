/** That of a server: without what makes Node another one than it is, and in production. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { ...withoutNodes(process.env), NODE_ENV: 'production' }
}

/** Without what makes Node another one than it is. */
export function withoutNodes(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('NODE_')))
}
