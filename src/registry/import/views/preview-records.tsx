import { formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { affairOfCode } from '../../model/goals.ts';
import type { Plan, SaidContent } from '../model.ts';
import type { FirstRecord } from '../queries/preview.ts';
import { awardText, leftText, useLabel } from './words.ts';

/** So many facts of a record are shown; the rest is on its page later. */
const FACTS_SHOWN = 5;
const LONGEST_TEXT = 80;

/** The first records as they will stand. */
export function PreviewRecords({ records }: { readonly records: readonly FirstRecord[] }) {
  if (records.length === 0) return null;
  return (
    <Section title={t('import.preview.first.title')}>
      <Table
        caption={t('import.preview.first.caption', { n: records.length })}
        captionHidden
        columns={[
          { label: t('import.preview.first.record') },
          { label: t('import.preview.first.place') },
          { label: t('import.preview.first.facts') },
          { label: t('import.preview.first.outcome') },
        ]}
        rows={records.map((record) => ({
          key: String(record.no),
          cells: [
            record.title,
            record.unitName ? `${record.placeName}: ${record.unitName}` : record.placeName,
            <Facts key="facts" plan={record.plan} />,
            outcomeText(record),
          ],
        }))}
      />
    </Section>
  );
}

function outcomeText({ outcome, why }: FirstRecord): string {
  const text = t(`import.preview.outcome.${outcome}`);
  return why ? t('import.preview.fact', { label: text, value: leftText(why) }) : text;
}

function Facts({ plan }: { readonly plan: Plan }) {
  const facts = [...plan.awards.map(awardText), ...factsOf(plan.content)];
  if (facts.length === 0) return <>{t('import.preview.first.nothing')}</>;
  return (
    <ul>
      {facts.slice(0, FACTS_SHOWN).map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}

function factsOf(content: SaidContent): readonly string[] {
  const facts: (readonly [Parameters<typeof useLabel>[0], string | undefined])[] = [
    ['stage', content.stage ? t(`registry.stage.${content.stage}`) : undefined],
    ['startDate', content.startDate ? formatDate(content.startDate) : undefined],
    ['startYear', yearText(content)],
    ['mainAffair', content.mainAffair ? affairOfCode(content.mainAffair)?.name : undefined],
    ['sdgs', content.sdgs?.join(', ')],
    ['summary', short(content.summary)],
    ['purpose', short(content.purpose)],
    ['sourceUrl', short(content.sourceUrl)],
  ];
  return facts.flatMap(([use, value]) => (value ? [t('import.preview.fact', { label: useLabel(use), value })] : []));
}

function yearText({ startYear, startYearCertain }: SaidContent): string | undefined {
  return startYear ? `${startYear}${startYearCertain === false ? '?' : ''}` : undefined;
}

function short(text: string | undefined): string | undefined {
  return text && text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).toWellFormed()}…` : text;
}
