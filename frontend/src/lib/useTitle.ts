/** The title of the window: what is shown, then the product. */

import { watchEffect } from 'vue'
import { t } from '../i18n'
import { shown } from './text'

export function useTitle(what: () => string | null | undefined): void {
  watchEffect(() => {
    const title = shown(what(), 60)
    document.title = title ? `${title} · ${t('app.name')}` : t('app.full')
  })
}
