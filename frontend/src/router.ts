/** Every view has an address that can be shared. English is a part of it (`lang=en`), Chinese goes without saying. */

import { createRouter, createWebHistory } from 'vue-router'
import { locale, speak, type Lang } from './i18n'

const KEY = 'kechuang.lang'

export const router = createRouter({
  history: createWebHistory(),
  routes: [
    { path: '/', name: 'home', component: () => import('./views/Home.vue') },
    { path: '/search', name: 'search', component: () => import('./views/Search.vue') },
    { path: '/browse/:kind', name: 'browse', component: () => import('./views/Browse.vue') },
    { path: '/things/:id', name: 'thing', component: () => import('./views/Thing.vue') },
    { path: '/read/:id', name: 'read', component: () => import('./views/Read.vue') },
    { path: '/deadlines', name: 'deadlines', component: () => import('./views/Deadlines.vue') },
    { path: '/graph', name: 'graph', component: () => import('./views/Graph.vue') },
    { path: '/matrix', name: 'matrix', component: () => import('./views/Matrix.vue') },
    { path: '/indicators', name: 'indicators', component: () => import('./views/Indicators.vue') },
    { path: '/compare', name: 'compare', component: () => import('./views/Compare.vue') },
    { path: '/queries', name: 'queries', component: () => import('./views/Queries.vue') },
    { path: '/uploads', name: 'uploads', component: () => import('./views/Uploads.vue') },
    { path: '/decisions', name: 'decisions', component: () => import('./views/Decisions.vue') },
    { path: '/help', name: 'help', component: () => import('./views/Help.vue') },
    { path: '/:rest(.*)*', name: 'lost', component: () => import('./views/Lost.vue') },
  ],
  scrollBehavior(to, from, saved) {
    if (saved) return saved
    if (to.path === from.path) return false
    return { top: 0 }
  },
})

const first = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
let begun = false

router.beforeEach(async (to) => {
  const named = first(to.query.lang)
  const kept = begun ? locale.value : localStorage.getItem(KEY)
  begun = true
  const lang: Lang = named === 'en' || named === 'zh' ? named : kept === 'en' ? 'en' : 'zh'
  await speak(lang)
  if (lang === 'en' && named !== 'en') return { ...to, query: { ...to.query, lang }, replace: true }
  if (lang === 'zh' && named) return { ...to, query: { ...to.query, lang: undefined }, replace: true }
  localStorage.setItem(KEY, lang)
  return true
})

/** The same view in the other language. */
export async function switchLanguage(): Promise<void> {
  const lang: Lang = locale.value === 'zh' ? 'en' : 'zh'
  const to = router.currentRoute.value
  localStorage.setItem(KEY, lang)
  await speak(lang)
  await router.replace({ path: to.path, query: { ...to.query, lang: lang === 'en' ? 'en' : undefined }, hash: to.hash })
}
