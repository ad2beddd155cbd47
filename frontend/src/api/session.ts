/** Who asks: the browser's session. Its token goes with every request that changes something. */

import { shallowRef } from 'vue'
import type { components } from './schema'

export type Session = components['schemas']['SessionAnswer']

export const session = shallowRef<Session>()
let asked: Promise<void> | undefined

/** Asks the server who asks, once. */
export function known(): Promise<void> {
  asked ??= fetch('/api/v1/session').then(async (response) => {
    if (response.ok) session.value = (await response.json()) as Session
    else asked = undefined
  })
  return asked
}

/** What the server said when a session began; nothing where one ended. */
export function learn(now: Session | undefined): void {
  session.value = now
  asked = now ? Promise.resolve() : undefined
}

/** The token for a request that changes something; empty without a session. */
export async function token(): Promise<string> {
  await known()
  return session.value?.csrf ?? ''
}

export const mayEdit = (): boolean => session.value?.scope === 'edit' || session.value?.scope === 'admin'
