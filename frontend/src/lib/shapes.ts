/** Outlines of the signs of classes, in a box of 16 × 16. */

import type { Look } from './ontology'

export const OUTLINES: Record<Look['shape'], string> = {
  'round-rectangle': 'M4 4.5h8a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2v-3a2 2 0 0 1 2-2Z',
  ellipse: 'M8 3a5 5 0 1 0 0 10A5 5 0 1 0 8 3Z',
  diamond: 'M8 1.5 14.5 8 8 14.5 1.5 8Z',
  hexagon: 'M4.5 2h7L15 8l-3.500 6h-7L1 8Z',
  triangle: 'M8 2 15 14H1Z',
  pentagon: 'M8 1.500 15 6.700 12.300 14.500H3.700L1 6.700Z',
  rectangle: 'M2.500 1.500h11v13h-11Z',
  star: 'm8 1 2 4.700 5 .4-3.800 3.300 1.200 5L8 11.700l-4.400 2.700 1.200-5L1 6.100l5-.4Z',
  barrel: 'M2 4q6-3 12 0v8q-6 3-12 0Z',
}
