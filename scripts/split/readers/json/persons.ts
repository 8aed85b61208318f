import { authorNames, namesOnlyFirst, spokenName, tidy, withoutOthers } from '../names.ts'
import { isMembers, type Members, textOf } from './layers.ts'

/** The names of authors, in any structure that a catalogue gives them. */
export function namesOf(value: unknown): string[] {
  if (typeof value === 'string') return namesOnlyFirst(value) ? [] : authorNames(value)
  if (!Array.isArray(value)) {
    if (!isMembers(value)) return []
    const inner = ['authors', 'author', 'value', 'name'].find(name => name in value)
    return inner === undefined ? [tidy(nameOf(value))].filter(Boolean) : namesOf(value[inner])
  }
  const persons = value.filter(
    item => !isMembers(item) || /^(?:author|)$/i.test(textOf(item['creatorType'] ?? item['contributorType'])),
  )
  const names = withoutOthers(persons.map(person => (isMembers(person) ? nameOf(person) : textOf(person))))
  // A comma alone does not show a turned name: “Example, Inc.” is no person.
  const turned = names.every(name => /^[^,]+,[^,]+(?:,[^,]+)?$/.test(name))
  return names.map(turned ? spokenName : tidy)
}

const GIVEN = ['given', 'givenName', 'firstName', 'first_name', 'first', 'given_name']
const FAMILY = ['family', 'familyName', 'lastName', 'last_name', 'last', 'family_name', 'surname']
const WHOLE =
  'literal name full_name fullName fullname display_name displayName collectiveName creator raw_author_name ce:indexed-name $ text'.split(
    ' ',
  )

function nameOf(person: Members): string {
  const part = (names: readonly string[]) => names.map(name => textOf(person[name])).find(Boolean) ?? ''
  const [given, family] = [part(GIVEN), part(FAMILY)]
  const particle = textOf(person['non-dropping-particle'] ?? person['dropping-particle'])
  if (family !== '')
    return tidy([given, particle, family, textOf(person['suffix'])].filter(Boolean).join(' '))
  const inner = person['author']
  return part(WHOLE) || (isMembers(inner) ? nameOf(inner) : textOf(inner))
}
