import { readFileSync } from 'node:fs'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

interface Words { zh: string; en: string }
/** Type, stored type, many, required, closed list or null, and the two words. */
type Property = [string, string, boolean, boolean, string | null, string, string]
interface Declared {
  enums: Record<string, { values: Record<string, Words> }>
  classes: Record<string, { words: Words; definitions: Words; labels: string[]; properties: Record<string, Property> }>
  relations: Record<string, { words: Words; definitions: Words; properties: Record<string, Property> }>
}

/** The words of classes, relations and closed lists, taken from the ontology while building: never typed a second time. */
function ontologyWords(): Plugin {
  const name = 'virtual:ontology'
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return
      const file = new URL('../ontology/generated/ontology.json', import.meta.url)
      const declared = JSON.parse(readFileSync(file, 'utf-8')) as Declared
      const classes = Object.entries(declared.classes).map(([key, c]) => [key, [c.words.zh, c.words.en, c.labels]])
      const relations = Object.entries(declared.relations).map(([key, r]) => [key, [r.words.zh, r.words.en]])
      const enums = Object.entries(declared.enums).map(([key, e]) => [
        key,
        Object.fromEntries(Object.entries(e.values).map(([value, w]) => [value, [w.zh, w.en]])),
      ])
      const propertyWords = Object.entries(declared.classes).map(([key, c]) => [
        key,
        Object.fromEntries(Object.entries(c.properties).map(([name, p]) => [name, [p[5], p[6], p[0] in declared.enums ? p[0] : (p[4] ?? '')]])),
      ])
      const relationLists = Object.entries(declared.relations).map(([key, r]) => [
        key,
        Object.fromEntries(Object.entries(r.properties).flatMap(([name, p]) => (p[0] in declared.enums ? [[name, p[0]]] : []))),
      ])
      const parts = { classes, relations, enums, propertyWords, relationLists }
      return Object.entries(parts)
        .map(([key, pairs]) => `export const ${key} = ${JSON.stringify(Object.fromEntries(pairs))}`)
        .join('\n')
    },
  }
}

/** What the Cypher box holds at first. */
const BEGIN = 'How much does each unit carry?'
const QUESTION = /^### (\d+)\. (.+)\n\n```cypher\n([^]+?)^```$/gm

/** For the Cypher box alone: the statements of docs/cypher.md with both questions, and what relations hold. */
function cypherHelp(): Plugin {
  const name = 'virtual:cypher'
  const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf-8')
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return
      const [zh = [], en = []] = ['../docs/cypher.zh.md', '../docs/cypher.md'].map((page) => [...read(page).matchAll(QUESTION)])
      const statements = en.map(([, , question, statement = ''], i) => [zh[i]?.[2] ?? question, question, statement.trim()])
      const begin = statements.find(([, question]) => question === BEGIN)?.[2]
      if (!begin) throw new Error(`docs/cypher.md has no statement «${BEGIN}»`)
      const declared = JSON.parse(read('../ontology/generated/ontology.json')) as Declared
      const relationProperties = Object.fromEntries(Object.entries(declared.relations).map(([key, r]) => [key, Object.keys(r.properties)]))
      return `export const statements = ${JSON.stringify(statements)}\nexport const begin = ${JSON.stringify(begin)}\nexport const relationProperties = ${JSON.stringify(relationProperties)}`
    },
  }
}

export default defineConfig({
  plugins: [vue(), ontologyWords(), cypherHelp()],
  build: {
    outDir: '../api/web_dist',
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    // what every view needs is one file: each file more costs the page's own thread some milliseconds before anything is drawn
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'core', tags: ['$initial'] }, { name: 'shared', test: /frontend.src.(lib|api|components)/, minShareCount: 4 }] } } },
  },
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  server: { proxy: { '/api': process.env.KECHUANG_API ?? 'http://127.0.0.1:8000' } },
})
