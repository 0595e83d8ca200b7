import { MEGABYTE } from '#platform/document/write.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { DescriptionText } from '#platform/ui/description-text.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { Tabs } from '#platform/ui/tabs.tsx';
import { TextArea } from '#platform/ui/text-field.tsx';
import type { Edition } from '../../model/edition.ts';
import type { EditionSection, EvidenceAsked } from '../../model/sections.ts';
import { paths } from '../../paths.ts';
import { sectionsFor } from '../../rules/parts.ts';
import { optionText, told } from '../../wording.ts';

export type FormPageProps = { readonly edition: Edition; readonly group: string };

/** The entry form of a group as entrants meet it, with nothing kept of what is tried in it. */
export function FormPage({ edition, group }: FormPageProps) {
  const { id, document } = edition;
  const tabs = document.groups.map((it) => ({
    text: told(it, 'name') || it.code,
    href: paths.form.to(id, it.code),
    current: it.code === group,
  }));
  return (
    <>
      <PageHeader
        title={t('edition.preview.title')}
        kicker={told(document, 'title')}
        lead={t('edition.preview.lead')}
      />
      {tabs.length > 1 ? <Tabs tabs={tabs} label={t('edition.field.groups')} /> : null}
      <Notice>{t('edition.preview.notice')}</Notice>
      {sectionsFor(document, group).map((it, index) => (
        <SectionFields key={it.code} section={it} number={index + 1} />
      ))}
      <p>
        <LinkButton look="plain" href={paths.edition.to(id)}>
          {t('edition.back.public')}
        </LinkButton>
      </p>
    </>
  );
}

type SectionProps = {
  readonly section: EditionSection;
  readonly number: number;
};

/** One section of the form: what is asked, the box with its limit of words, and the evidence. */
function SectionFields({ section, number }: SectionProps) {
  const [question, help] = [told(section, 'question'), told(section, 'help')];
  return (
    <section class="section">
      <h2>
        {formatNumber(number)}. {told(section, 'name')}
      </h2>
      {help === '' ? null : <DescriptionText text={help} />}
      {section.kind === 'text' ? (
        <TextArea
          name={`sections.${section.code}`}
          label={question || told(section, 'name')}
          rows={8}
          {...(section.words === null ? {} : { words: section.words })}
          {...(section.required ? {} : { optional: true })}
        />
      ) : null}
      {section.evidence.length > 0 ? <Evidence evidence={section.evidence} /> : null}
    </section>
  );
}

/** What has to be attached, and what is taken. */
function Evidence({ evidence }: { readonly evidence: readonly EvidenceAsked[] }) {
  return (
    <ul class="list-disc pl-5">
      {evidence.map((it) => (
        <li key={it.code}>
          <strong>{told(it, 'name')}</strong> (
          {t(it.required ? 'edition.evidence.required' : 'edition.evidence.optional')})
          <div class="muted">{limitsText(it)}</div>
          {told(it, 'help') === '' ? null : <div>{told(it, 'help')}</div>}
        </li>
      ))}
    </ul>
  );
}

function limitsText({ most, maxBytes, types }: EvidenceAsked): string {
  const parts = [types.map((it) => optionText('types', it)).join(', '), t('edition.evidence.most', { count: most })];
  if (maxBytes !== null) parts.push(t('edition.evidence.size', { n: formatNumber(maxBytes / MEGABYTE) }));
  return parts.filter((it) => it !== '').join(' · ');
}
