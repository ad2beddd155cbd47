/** Relations as they are read from one of their ends. */

import { locale, t, te } from '../i18n'
import { relationWord } from './ontology'

/** “is in charge of” from the unit, “units in charge” from the task. */
export function relationRead(relation: string, outgoing: boolean): string {
  if (outgoing) return relationWord(relation, locale.value)
  return te(`back.${relation}`) ? t(`back.${relation}`) : `← ${relationWord(relation, locale.value)}`
}
