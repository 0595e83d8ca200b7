import { t } from '#platform/i18n/i18n.ts';
import {
  fieldLabel,
  type InnovationContent,
  isTypedField,
  type SectionName,
  sections,
  shownField,
} from '#registry/index.ts';

export type OriginTextProps = { readonly content: InnovationContent | null; readonly section: SectionName };

/** What the origin says in this section, field by field. */
export function OriginText({ content, section }: OriginTextProps) {
  const fields = sections.find((it) => it.name === section)?.fields.filter(isTypedField) ?? [];
  const told = content ? fields.map((field) => ({ field, shown: shownField(field, content) })) : [];
  const said = told.filter((it) => it.shown !== null);
  return (
    <section lang="id">
      <h2 class="mb-3">{t('transfer.adapt.origin')}</h2>
      {said.length === 0 ? <p class="muted">{t('transfer.adapt.originEmpty')}</p> : null}
      {said.map(({ field, shown }) => (
        <div key={field} class="mb-4">
          <h3>{fieldLabel(field)}</h3>
          <div>{shown}</div>
        </div>
      ))}
    </section>
  );
}
