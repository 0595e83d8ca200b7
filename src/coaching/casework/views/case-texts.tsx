import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { criteria, fieldLabel, isTypedField, sections, sectionTitle, shownField } from '#registry/index.ts';
import type { CasePageProps } from './case-props.ts';
import { NoteList } from './note-list.tsx';
import { criterionText } from './words.ts';

/** The record section by section with the notes under each, then the five criteria. */
export function CaseTexts(props: CasePageProps) {
  const { notes, it, viewer } = props;
  const noted = criteria.filter((criterion) => notes.some((note) => note.criterion === criterion));
  return (
    <>
      <Section title={t('casework.one.texts')} id="bagian">
        {sections.map(({ name }) => (
          <SectionText key={name} {...props} name={name} />
        ))}
      </Section>
      <Section title={t('casework.one.criteria')} id="kriteria">
        {noted.length === 0 ? <p class="muted">{t('casework.one.noCriteria')}</p> : null}
        {noted.map((criterion) => (
          <Section key={criterion} level={3} title={criterionText(criterion)}>
            <NoteList notes={notes.filter((note) => note.criterion === criterion)} it={it} viewer={viewer} />
          </Section>
        ))}
      </Section>
    </>
  );
}

type SectionTextProps = CasePageProps & { readonly name: (typeof sections)[number]['name'] };

/** The text is folded, so that one sees at a glance what was noted; sections without text or note say so in their fold. */
function SectionText({ name, content, notes, it, viewer }: SectionTextProps) {
  const own = notes.filter((note) => note.section === name);
  const fields = (sections.find((section) => section.name === name)?.fields ?? []).filter(isTypedField);
  const texts = fields.map((field) => ({ field, shown: shownField(field, content) })).filter(({ shown }) => shown);
  return (
    <>
      <details class="mb-4">
        <summary>
          {sectionTitle(name)}
          {own.length > 0 ? ` · ${t('casework.one.noted', { count: own.length, n: own.length })}` : ''}
        </summary>
        {texts.length === 0 ? <p class="missing">{t('platform.summary.missing')}</p> : null}
        {texts.map(({ field, shown }) => (
          <div key={field}>
            <h4>{fieldLabel(field)}</h4>
            {typeof shown === 'string' ? <p class="whitespace-pre-line">{shown}</p> : shown}
          </div>
        ))}
      </details>
      <NoteList notes={own} it={it} viewer={viewer} />
    </>
  );
}
