/// <reference types="vite/client" />

declare module 'virtual:ontology' {
  /** Chinese label, English label, and the labels of the class and those above it. */
  export const classes: Record<string, [string, string, string[]]>
  export const relations: Record<string, [string, string]>
  /** For each class, each property: Chinese word, English word, and the closed list of its values or nothing. */
  export const propertyWords: Record<string, Record<string, [string, string, string]>>
  /** For each relation, which closed list a property's values come from. */
  export const relationLists: Record<string, Record<string, string>>
  export const enums: Record<string, Record<string, [string, string]>>
}

declare module 'virtual:cypher' {
  /** Chinese question, English question, statement: those of docs/cypher.md, in its order. */
  export const statements: [string, string, string][]
  export const begin: string
  /** For each relation, the names of its properties. */
  export const relationProperties: Record<string, string[]>
}

declare module 'cytoscape-fcose' {
  import type { Ext } from 'cytoscape'
  const extension: Ext
  export default extension
}
