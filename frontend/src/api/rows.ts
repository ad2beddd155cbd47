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

interface Stated {
  key: string
  units: InCharge[]
  plan: string | null
  plan_name: string | null
  document: string | null
  document_title: string | null
  authority: string | null
  completeness: string | null
  evidence: Evidence[]
  measure: string | null
  measure_number: string | null
  measure_title: string | null
  measure_path: string[] | null
}

export interface DueMeasure extends Stated {
  deadline: string
  deadline_text: string | null
}

export interface DueDeliverable extends Stated {
  due: string
  due_text: string | null
  deliverable: string
  verb: string | null
  object_text: string | null
}

export interface Counts {
  documents: number
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
