import { type ContentField, type SectionName, sections } from '../model/sections.ts';

/** The sections that hold any of these fields, in the order of the record. */
export function sectionsOf(fields: readonly ContentField[]): readonly SectionName[] {
  return sections.filter((section) => section.fields.some((field) => fields.includes(field))).map((it) => it.name);
}
