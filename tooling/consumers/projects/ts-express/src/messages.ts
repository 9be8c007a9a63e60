import { CorsConfigError, createCors } from '@cors/core'
import { messages } from '@cors/core/messages'

try {
  createCors({ origin: 'https://app.example.com/' }, { messages })
} catch (error) {
  if (error instanceof CorsConfigError) console.error(error.issues[0]?.message)
}
