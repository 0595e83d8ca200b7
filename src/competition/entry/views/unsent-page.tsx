import { formatMoment } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Section } from '#platform/ui/section.tsx';
import { SummaryList } from '#platform/ui/summary-list.tsx';
import type { Edition } from '../../edition/model/edition.ts';
import { sectionsFor } from '../../edition/rules/parts.ts';
import type { Entry } from '../model/entry.ts';
import type { UnsentContent } from '../model/reopening.ts';
import { paths } from '../paths.ts';
import type { Unsent } from '../queries/messages.ts';
import { categoryName, editionTitle, groupName, sectionName } from './words.ts';

export type UnsentPageProps = {
  readonly entry: Entry;
  readonly edition: Edition;
  readonly unsent: readonly Unsent[];
  /** What the viewer typed and did not save, by section. */
  readonly typed: ReadonlyMap<string, string>;
};

/** What was written while the entry was open again and never sent: nothing of it is judged, nothing of it is lost. */
export function UnsentPage({ entry, edition, unsent, typed }: UnsentPageProps) {
  return (
    <>
      <PageHeader
        kicker={editionTitle(edition.document)}
        title={t('entry.unsent.of', { title: entry.title })}
        lead={t('entry.unsent.lead')}
      />
      {typed.size > 0 ? <Typed edition={edition} typed={typed} /> : null}
      {unsent.map((it) => (
        <Section
          key={it.givenBackAt.toISOString()}
          title={t('entry.unsent.until', { when: formatMoment(it.givenBackAt) })}
        >
          <Written edition={edition} content={it.content} />
        </Section>
      ))}
      <p class="section">
        <a href={paths.entry.to(entry.id)}>{t('entry.backToEntry')}</a>
      </p>
    </>
  );
}

function Written({ edition: { document }, content }: { readonly edition: Edition; readonly content: UnsentContent }) {
  const { title, group, category, sections, evidence } = content;
  const order = sectionsFor(document, group).map((it) => it.code);
  const texts = sections
    .filter((it) => it.text !== '')
    .toSorted((a, b) => order.indexOf(a.code) - order.indexOf(b.code));
  return (
    <>
      <SummaryList
        rows={[
          { label: t('entry.field.title'), value: title },
          { label: t('entry.field.group'), value: groupName(document, group) },
          ...(category ? [{ label: t('entry.field.category'), value: categoryName(document, group, category) }] : []),
          { label: t('entry.evidence.title'), value: evidence.map((it) => it.title).join('; ') },
        ]}
      />
      {texts.map(({ code, text }) => (
        <SectionText key={code} name={sectionName(document, code)} text={text} />
      ))}
    </>
  );
}

type TypedProps = { readonly edition: Edition; readonly typed: ReadonlyMap<string, string> };

function Typed({ edition, typed }: TypedProps) {
  return (
    <Section title={t('entry.unsent.typed')}>
      {[...typed].map(([code, text]) => (
        <SectionText key={code} name={sectionName(edition.document, code)} text={text} />
      ))}
    </Section>
  );
}

function SectionText({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <div class="mt-4">
      <h3>{name}</h3>
      <DescriptionText text={text} />
    </div>
  );
}
