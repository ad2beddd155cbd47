/** The lists: which columns each shows, how it is sorted (the first is the usual order), whether it can be kept to a place. */

export interface Kind {
  columns: readonly string[]
  sorts: readonly string[]
  numbers?: readonly string[]
  placed: boolean
  titled?: boolean
}

const NAMED = ['name', 'id']

export const KINDS: Record<string, Kind> = {
  documents: {
    columns: ['title', 'issuer', 'published', 'measures', 'targets'],
    sorts: ['-published', 'published', 'title', 'id'],
    numbers: ['measures', 'targets'],
    placed: true,
    titled: true,
  },
  plans: { columns: ['name', 'genre', 'document_number', 'period', 'documents'], sorts: ['name', '-issued_on', 'issued_on', 'id'], numbers: ['documents'], placed: true },
  units: { columns: ['name', 'organ_kind', 'level', 'documents'], sorts: NAMED, numbers: ['documents'], placed: true },
  platforms: { columns: ['name', 'type', 'level', 'status', 'documents'], sorts: NAMED, numbers: ['documents'], placed: true },
  corridors: { columns: ['name', 'type', 'documents'], sorts: NAMED, numbers: ['documents'], placed: true },
  funds: { columns: ['name', 'kind', 'size', 'documents'], sorts: NAMED, numbers: ['documents'], placed: true },
  measures: { columns: ['title', 'deadline', 'units', 'document'], sorts: ['deadline', 'title', 'id'], numbers: ['units'], placed: true, titled: true },
  targets: { columns: ['indicator', 'figure', 'year', 'document'], sorts: ['indicator', 'year', 'id'], numbers: ['figure', 'year'], placed: true },
  places: { columns: ['name', 'code', 'level', 'parent'], sorts: NAMED, placed: true },
}
