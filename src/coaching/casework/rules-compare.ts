import { type InnovationContent, isTypedField, type SectionName, sections, type TypedField } from '#registry/index.ts';

export type FieldChange = { readonly field: TypedField; readonly from: string; readonly to: string };
export type SectionChange = { readonly section: SectionName; readonly fields: readonly FieldChange[] };

/** What differs between two texts of a record, by section; `said` says a field as people read it. */
export function changesBetween(
  then: InnovationContent,
  now: InnovationContent,
  said: (field: TypedField, content: InnovationContent) => string,
): readonly SectionChange[] {
  return sections.flatMap(({ name, fields }) => {
    const changed = fields
      .filter(isTypedField)
      .map((field) => ({ field, from: said(field, then), to: said(field, now) }))
      .filter(({ from, to }) => from !== to);
    return changed.length > 0 ? [{ section: name, fields: changed }] : [];
  });
}
