import { dayOf, formatDate } from '#platform/dates.ts';
import { t } from '#platform/i18n/i18n.ts';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { byYear, type Condition, conditionsOf, type RecordReading, recordPart } from '#registry/index.ts';
import { StatusTag } from '../check/views/tags.tsx';
import { isYearly } from '../lasting/model/dimensions.ts';
import { isFollowed, recordsOf } from '../lasting/queries/records.ts';
import { lookAt, type Standing, type Stated, standingOf } from '../lasting/rules/standing.ts';
import { dimensionName, rungName } from '../lasting/views/words.ts';

/** On the public page of a record: what was verified of what makes it last, and what the yearly checks found. */
export const lastingPart = recordPart({
  asks: isFollowed,
  tell: (reading, isAny) => (isAny ? tellLasting(reading) : null),
});

async function tellLasting({ conn, record, now }: RecordReading) {
  const records = await recordsOf(conn, [record.id]);
  const conditions = byYear((await conditionsOf(conn, [record.id])).get(record.id) ?? []);
  const today = dayOf(now);
  const standings = standingOf(records, lookAt(Number(today.slice(0, 4)), today)).filter((it) => it.verified > 0);
  if (standings.length === 0 && conditions.length === 0) return null;
  return (
    <>
      {standings.length > 0 ? <Verified standings={standings} records={records} /> : null}
      {conditions.length > 0 ? <Checks conditions={conditions} /> : null}
    </>
  );
}

type VerifiedProps = { readonly standings: readonly Standing[]; readonly records: readonly Stated[] };

function Verified({ standings, records }: VerifiedProps) {
  return (
    <Section title={t('lasting.public.title')} id="pelembagaan">
      <p>{t('lasting.public.lead')}</p>
      <Table
        caption={t('lasting.public.title')}
        captionHidden
        columns={[
          { label: t('lasting.page.dimension') },
          { label: t('lasting.page.verified') },
          { label: t('lasting.public.years') },
        ]}
        rows={standings.map(({ dimension, verified }) => ({
          key: dimension,
          cells: [dimensionName(dimension), rungName(dimension, verified), yearsOf(dimension, records)],
        }))}
      />
    </Section>
  );
}

/** The years that verified records of a yearly dimension prove, oldest first. */
function yearsOf(dimension: Standing['dimension'], records: readonly Stated[]): string {
  if (!isYearly(dimension)) return '–';
  const years = records.flatMap((it) => {
    const content = it.state === 'withdrawn' ? null : it.verifiedContent;
    return content?.dimension === dimension && 'year' in content ? [content.year] : [];
  });
  return [...new Set(years)].sort((a, b) => a - b).join(', ');
}

function Checks({ conditions }: { readonly conditions: readonly Condition[] }) {
  const [newest] = conditions;
  return (
    <Section title={t('check.public.title')} id="pemantauan">
      {newest?.status === null ? (
        <p>
          <strong>{t('check.public.silent')}.</strong> {t('check.public.silentText', { year: String(newest.year) })}
        </p>
      ) : null}
      <Table
        caption={t('check.public.caption')}
        columns={[
          { label: t('check.field.year') },
          { label: t('check.items.status') },
          { label: t('check.items.since') },
          { label: t('check.field.reason') },
        ]}
        rows={conditions.map((it) => ({
          key: String(it.year),
          cells: [
            it.year,
            it.status === null ? t('check.public.silent') : <StatusTag status={it.status} />,
            it.since ? formatDate(it.since) : '–',
            it.reason === '' ? '–' : it.reason,
          ],
        }))}
      />
    </Section>
  );
}
