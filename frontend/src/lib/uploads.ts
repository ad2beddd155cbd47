/** Sending a document, and what is said of it. */

import { AskError, problemOf, type Schemas } from '../api/client'
import { token } from '../api/session'
import { locale } from '../i18n'
import { callOf, type Params } from './address'

export type Upload = Schemas['Upload']
export type State = Upload['state']

/** States in which the server is at work, so that it is worth asking again. */
export const BUSY: readonly State[] = ['queued', 'reading', 'accepted', 'loading']

/** The steps that an upload goes through, and how far each state is. */
export const STEPS = ['send', 'read', 'look', 'load'] as const
const REACHED: Record<State, number> = { queued: 1, reading: 1, failed: 1, found: 2, discarded: 2, accepted: 3, loading: 3, loaded: 4 }
export const reached = (state: State | undefined): number => (state ? REACHED[state] : 0)

/** Sends a file, telling the share that is sent; `fetch` cannot say how far it is. */
export async function send(file: File, params: Params, progress: (share: number) => void, signal: AbortSignal): Promise<Upload> {
  const csrf = await token()
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', callOf('/api/v1/uploads', { name: file.name, ...params }))
    request.responseType = 'json'
    request.setRequestHeader('X-CSRF-Token', csrf)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept-Language', locale.value === 'zh' ? 'zh-CN' : 'en')
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total)
    request.onload = () => (request.status < 300 ? resolve(request.response as Upload) : reject(problemOf(request.status, request.response)))
    request.onerror = () => reject(new AskError(0, '', ''))
    request.onabort = () => reject(new DOMException('', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/** `name(parameter)=count`, or several names joined by `+`, taken apart. */
export function noted(note: string): { names: string[]; many: string } {
  const at = note.lastIndexOf('=')
  const [names, many] = at < 0 ? [note, ''] : [note.slice(0, at), note.slice(at + 1)]
  return { names: names.split('+').map((name) => name.replace(/\(.*\)$/s, '')), many }
}

const KB = 1024
export function bytes(size: number): string {
  if (size < KB) return `${size} B`
  return size < KB * KB ? `${Math.round(size / KB)} KB` : `${(size / KB / KB).toFixed(1)} MB`
}
