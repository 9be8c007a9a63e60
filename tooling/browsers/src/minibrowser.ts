import { execFileSync } from 'node:child_process'
import type { Launch } from './engine.ts'
import { createFolder, startProcess } from './process.ts'
import { startScreen } from './screen.ts'

/** WebKitGTK's own browser, with what it prints. */
export interface MiniBrowser {
  readonly version: string
  /** Rejects when it ends by itself. */
  readonly ended: Promise<never>
  /** Whole lines that were printed since the last call. */
  readonly takeLines: () => readonly string[]
  readonly stop: () => Promise<void>
}

/** Starts it on a screen of its own, at this URL. */
export async function startMiniBrowser({ path, proxy }: Launch, url: string): Promise<MiniBrowser> {
  const screen = await startScreen()
  const folder = createFolder('webkit')
  const env = {
    DISPLAY: screen.display,
    HOME: folder,
    XDG_CACHE_HOME: folder,
    XDG_CONFIG_HOME: folder,
    XDG_DATA_HOME: folder,
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
  }
  const started = startProcess(
    path,
    [
      '--ignore-tls-errors',
      // A private session would keep it to itself.
      '--enable-write-console-messages-to-stdout=true',
      `--proxy=http://${proxy}`,
      '--ignore-host=127.0.0.1',
      url,
    ],
    { folder, env },
  )
  let printed = ''
  for (const stream of [started.child.stdout, started.child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => (printed += text))
  const stop = async (): Promise<void> => {
    await started.stop()
    await screen.stop()
  }
  try {
    return {
      // Even for this it needs a screen.
      version: execFileSync(path, ['--version'], {
        encoding: 'utf8',
        env: { ...process.env, ...env },
      }).trim(),
      ended: started.ended,
      takeLines() {
        const whole = printed.lastIndexOf('\n') + 1
        const lines = printed.slice(0, whole).split('\n').slice(0, -1)
        printed = printed.slice(whole)
        return lines
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
