/** Rows of named queries that the description of the API does not spell out. */

import type { Schemas } from './client'

export type Evidence = Schemas['Evidence']

export interface InCharge {
  unit: string
  unit_name: string | null
  unit_as_stated?: string | null
  role: string | null
  label?: string | null
  basis?: string | null
  collective: boolean
}

/** A task or a promise in one, by when it is due. */
export type Due = Schemas['CalendarRow']

export interface Counts {
  documents: number
  fragments: number
  samples: number
  measures: number
  targets: number
  units: number
  platforms: number
}

export interface TreeRow {
  key: string
  plan: string
  plan_name: string | null
  measure: string
  number: string | null
  title: string | null
  path: string[] | null
  kind: string | null
  deadline: string | null
  deadline_text: string | null
  units: InCharge[]
  deliverables: { deliverable: string; verb: string | null; object_text: string | null; due: string | null; due_text: string | null }[]
  targets: {
    target: string
    indicator_as_stated: string | null
    comparator: string | null
    value: number | null
    value2: number | null
    value_unit: string | null
    year: number | null
  }[]
  about: { entity: string; name: string | null; action: string | null }[]
}

export interface Fact {
  key: string
  type: string
  id: string
  properties: Record<string, unknown>
  links: { relation: string; outgoing: boolean; id: string; name: string | null; role: string | null; action: string | null }[]
  evidence: Evidence[]
}
