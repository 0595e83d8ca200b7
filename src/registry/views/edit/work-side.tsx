import type { ComponentChildren } from 'preact';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Notice } from '#platform/ui/notice.tsx';
import { Section } from '#platform/ui/section.tsx';
import type { Departure } from '../../departure/model.ts';
import { Departed, type DepartedProps } from '../../departure/views/departed.tsx';
import { paths as erasurePaths } from '../../erasure/paths.ts';
import type { Award, Innovation } from '../../model/record.ts';
import type { ExternalId } from '../../model/register.ts';
import { paths as outPaths } from '../../out/paths.ts';
import { paths } from '../../paths.ts';
import type { Deeds } from './work-deeds.tsx';

export type Twin = {
  readonly id: Innovation['id'];
  readonly title: string;
  readonly institutionName: string | null;
  readonly isPublic: boolean;
};

export type WorkFacts = {
  readonly keepers: readonly { readonly name: string; readonly active: boolean }[];
  /** Keepers who left and whose place nobody took. */
  readonly departures: readonly Departure[];
  readonly wayOut: DepartedProps['way'];
  readonly awards: readonly Award[];
  readonly externalIds: readonly ExternalId[];
  readonly origin: string | null;
  readonly versions: number;
  readonly twins: readonly Twin[];
  /** Whether the viewer may erase it for good. */
  readonly mayErase: boolean;
};

type SideProps = { readonly record: Innovation; readonly facts: WorkFacts; readonly deeds: Deeds };

/** What stands around the record's text: who keeps it, what it won, where it came from. */
export function WorkSide({ record, facts, deeds }: SideProps) {
  const orphan = !facts.keepers.some((keeper) => keeper.active);
  return (
    <>
      <Departed departures={facts.departures} way={facts.wayOut} isOrphan={orphan} />
      <Twins twins={facts.twins} />
      <Facts record={record} facts={facts} deeds={deeds} />
      <Elsewhere record={record} versions={facts.versions} mayErase={facts.mayErase} />
    </>
  );
}

type Fact = { readonly label: string; readonly value: ComponentChildren | null; readonly change: string | null };

function Facts({ record, facts, deeds }: SideProps) {
  const register = (href: string) => (deeds.set_register === null ? href : null);
  const lines = (texts: readonly string[]) => (texts.length > 0 ? <Lines lines={texts} /> : null);
  const { id } = record;
  const rows: readonly Fact[] = [
    { label: t('registry.work.origin'), value: t(`registry.origin.${record.origin}`), change: null },
    {
      label: t('registry.keepers.title'),
      value: lines(facts.keepers.map((it) => it.name)),
      change: deeds.assign_keeper === null ? paths.keepers.to(id) : null,
    },
    {
      label: t('registry.awards.title'),
      value: lines(facts.awards.map(awardLine)),
      change: register(paths.awards.to(id)),
    },
    { label: t('registry.lineage.title'), value: facts.origin, change: register(paths.lineage.to(id)) },
    {
      label: t('registry.externalIds.title'),
      value: lines(facts.externalIds.map((it) => `${it.system}: ${it.value}`)),
      change: register(paths.externalIds.to(id)),
    },
  ];
  return (
    <Section title={t('registry.work.facts')} level={2}>
      <dl class="grid gap-4">
        {rows.map((row) => (
          <div key={row.label}>
            <dt class="font-semibold">{row.label}</dt>
            <dd>{row.value ?? <span class="missing">{t('platform.summary.missing')}</span>}</dd>
            {row.change ? (
              <dd>
                <a href={row.change}>
                  {t('platform.summary.change')}
                  <span class="sr-only"> {row.label}</span>
                </a>
              </dd>
            ) : null}
          </div>
        ))}
      </dl>
    </Section>
  );
}

type ElsewhereProps = { readonly record: Innovation } & Pick<WorkFacts, 'versions' | 'mayErase'>;

function Elsewhere({ record, versions, mayErase }: ElsewhereProps) {
  const { id } = record;
  return (
    <Section title={t('registry.work.more')} level={3} onScreenOnly>
      <ul class="grid gap-2">
        {record.state === 'published' ? (
          <li>
            <a href={paths.record.to(id)}>{t('registry.work.public')}</a>
          </li>
        ) : null}
        <li>
          <a href={paths.check.to(id)}>{t('registry.work.read')}</a>
        </li>
        <li>
          <a href={outPaths.sheets.to(id)}>{t('out.sheets.title')}</a>
        </li>
        <li>
          <a href={outPaths.workPdf.to(id)} download>
            {t('out.pdf.take')}
          </a>{' '}
          ·{' '}
          <a href={outPaths.workJson.to(id)} download>
            {t('out.json.take')}
          </a>
        </li>
        <li>
          <a href={paths.versions.to(id)}>{t('registry.work.versions', { n: formatNumber(versions) })}</a>
        </li>
        <li>
          <a href={paths.history.to(id)}>{t('registry.work.history')}</a>
        </li>
        {mayErase ? (
          <li>
            <a href={erasurePaths.erase.to(id)}>{t('erasure.link')}</a>
          </li>
        ) : null}
      </ul>
    </Section>
  );
}

/** Other records with the same title or much of the same text. */
function Twins({ twins }: { readonly twins: readonly Twin[] }) {
  if (twins.length === 0) return null;
  return (
    <Notice tone="warning" title={t('registry.twins.title')}>
      <p>{t('registry.twins.text')}</p>
      <ul>
        {twins.map((twin) => (
          <li key={twin.id}>
            <a href={twin.isPublic ? paths.record.to(twin.id) : paths.work.to(twin.id)}>{twin.title}</a>
            {twin.institutionName ? `, ${twin.institutionName}` : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** «Top 45 KIPP 2022»; a doubtful year carries its question mark. */
export function awardLine(award: Pick<Award, 'levelText' | 'competition' | 'year' | 'yearCertain'>): string {
  const year = award.year === null ? t('registry.year.unknown') : `${award.year}${award.yearCertain ? '' : '?'}`;
  return `${award.levelText} ${award.competition} ${year}`;
}

export function Lines({ lines }: { readonly lines: readonly string[] }): ComponentChildren {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
