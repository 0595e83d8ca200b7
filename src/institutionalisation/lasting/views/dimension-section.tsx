import { paths as filesPaths } from '#files/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { DisabledWithReason, LinkButton } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import { Table } from '#platform/ui/table.tsx';
import { Tag } from '#platform/ui/tag.tsx';
import type { InnovationId } from '#registry/index.ts';
import type { ContentOf } from '../model/content.ts';
import { isYearly } from '../model/dimensions.ts';
import { ladders } from '../model/ladders.ts';
import type { RecordRefusal } from '../model/refusal.ts';
import { paths } from '../paths.ts';
import type { Standing } from '../rules/standing.ts';
import { windowOf } from '../rules/years.ts';
import type { ShownRecord } from './shown.ts';
import { FlagTags, RecordTag } from './tags.tsx';
import { dimensionName, grantorOf, headlineOf, rungName, rupiah } from './words.ts';

type Props = {
  readonly innovationId: InnovationId;
  readonly standing: Standing;
  readonly year: number;
  readonly records: readonly ShownRecord[];
  readonly whyNotAdd: RecordRefusal | null;
};

/** One dimension: its ladder, its years, what is claimed with its papers, and what comes next. */
export function DimensionSection({ innovationId, standing, year, records, whyNotAdd }: Props) {
  const { dimension, next } = standing;
  return (
    <Section title={dimensionName(dimension)} id={dimension}>
      <p>{t(`lasting.about.${dimension}`)}</p>
      <Ladder {...standing} />
      {isYearly(dimension) ? <Years dimension={dimension} year={year} records={records} /> : null}
      <Records records={records} />
      {next === null ? null : (
        <p class="mt-4">
          <strong>{t('lasting.page.nextRung')}:</strong> {rungName(dimension, next)}. {grantorOf(dimension, next)}{' '}
          <span class="muted">{t('lasting.ours')}</span>
        </p>
      )}
      <div class="mt-4 print:hidden">
        {whyNotAdd ? (
          <DisabledWithReason id={`tambah-${dimension}`} reason={t(`lasting.refusal.${whyNotAdd}`)}>
            {t('lasting.add', { dimension: dimensionName(dimension) })}
          </DisabledWithReason>
        ) : (
          <LinkButton look="secondary" href={paths.add.to(innovationId, dimension)}>
            {t('lasting.add', { dimension: dimensionName(dimension) })}
          </LinkButton>
        )}
      </div>
    </Section>
  );
}

/** The rungs from the lowest, each with how far it is proved. */
function Ladder({ dimension, verified, claimed }: Standing) {
  return (
    <>
      <ol class="list-decimal pl-5">
        {ladders[dimension].map((rung, index) => (
          <li key={rung}>
            {rungName(dimension, index + 1)}{' '}
            {index < verified ? <Tag tone="success">{t('lasting.reached.verified')}</Tag> : null}
            {index >= verified && index < claimed ? <Tag tone="info">{t('lasting.reached.claimed')}</Tag> : null}
          </li>
        ))}
      </ol>
      <p class="muted">{t(`lasting.source.${dimension}`)}</p>
    </>
  );
}

const isBudget = (it: ShownRecord): it is ShownRecord & { readonly content: ContentOf<'budget'> } =>
  it.content.dimension === 'budget';

function Years({ dimension, year, records }: Pick<Props, 'year' | 'records'> & Pick<Standing, 'dimension'>) {
  const standing = records.filter((it) => it.state !== 'withdrawn');
  const money = dimension === 'budget';
  return (
    <div class="mt-4">
      <Table
        caption={t('lasting.years.caption', { dimension: dimensionName(dimension) })}
        columns={[
          { label: t('lasting.field.year') },
          ...(money
            ? [
                { label: t('lasting.field.planned'), numeric: true },
                { label: t('lasting.field.granted'), numeric: true },
                { label: t('lasting.field.spent'), numeric: true },
              ]
            : []),
          { label: t('lasting.years.records'), numeric: true },
          { label: t('lasting.years.verified'), numeric: true },
        ]}
        rows={windowOf(year).map((of, index) => {
          const own = standing.filter((it) => 'year' in it.content && it.content.year === of);
          return {
            key: String(of),
            cells: [
              `${of} (${['T-2', 'T-1', 'T0'][index]})`,
              ...(money ? sumsOf(own) : []),
              formatNumber(own.length),
              formatNumber(own.filter((it) => it.verifiedContent !== null).length),
            ],
          };
        })}
      />
    </div>
  );
}

/** Planned, granted and spent of all lines of a year; a dash where no line says it. */
function sumsOf(records: readonly ShownRecord[]): readonly string[] {
  const lines = records.filter(isBudget).map((it) => it.content);
  return (['planned', 'granted', 'spent'] as const).map((part) => {
    const known = lines.flatMap((it) => it[part] ?? []);
    return known.length === 0 ? '–' : rupiah(known.reduce((sum, it) => sum + it, 0));
  });
}

function Records({ records }: { readonly records: readonly ShownRecord[] }) {
  if (records.length === 0) return <p class="muted mt-4">{t('lasting.page.nothing')}</p>;
  return (
    <ul class="plain-list mt-4">
      {records.map((it) => (
        <li key={it.id}>
          <a href={paths.record.to(it.id)}>{headlineOf(it.content)}</a>
          <div class="facts">
            <RecordTag state={it.state} />
            {it.state === 'withdrawn' ? null : <FlagTags flags={it.flags} />}
          </div>
          {it.papers.map((paper) => (
            <p key={paper.id} class="muted">
              {t('lasting.paper')}: <a href={filesPaths.evidence.to(paper.id)}>{paper.title}</a>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
