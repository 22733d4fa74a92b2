// The six parts of the form, in the order of Bilaga I.

import { fieldKeys, field as rowOf, sections, type FieldKey, type Section } from '../../domain/plan.ts';

export const sectionKeys = Object.keys(sections) as Section[];
export const fieldsOf = (section: Section): readonly FieldKey[] => fieldKeys.filter((key) => rowOf(key).section === section);
