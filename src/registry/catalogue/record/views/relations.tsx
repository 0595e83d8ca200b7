import { regionName } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { Card, CardList } from '#platform/ui/card.tsx';
import { Section } from '#platform/ui/section.tsx';
import { paths as registryPaths } from '../../../paths.ts';
import type { AnsweredProblem } from '../../../problems/queries/problem.ts';
import type { Alike } from '../../../search/alike.ts';
import { ProblemTag } from '../../../views/state.tsx';
import type { Origins, Replica, Replicas } from '../model.ts';
import { paths } from '../paths.ts';
import { Told, ToldText } from './text.tsx';

/** Unit, institution and region as one reads them, without saying the region twice. */
export function placeOf(place: Omit<Replica, 'id' | 'title'>): readonly string[] {
  const region = regionName(place.regionCode);
  const owners = [place.unitName, place.institutionName].filter((name) => name !== null);
  return region === '' || owners.some((name) => name.includes(region)) ? owners : [...owners, region];
}

type LineageProps = { readonly origins: Origins | null; readonly replicas: Replicas };

/** Whom the innovation was taken over from, and who took it over in turn. */
export function Lineage({ origins, replicas }: LineageProps) {
  if (!origins && replicas.total === 0) return null;
  return (
    <Section title={t('record.lineage.title')} id="asal-usul">
      {origins ? <Origin origins={origins} /> : null}
      {replicas.total > 0 ? <Copies replicas={replicas} /> : null}
    </Section>
  );
}

function Origin({ origins: { record, text, adaptation } }: { readonly origins: Origins }) {
  return (
    <div class="prose mb-4">
      <p>
        {t('record.lineage.from')}{' '}
        {record ? (
          <>
            <a href={paths.page.to(record.id, record.title)}>
              <Told>{record.title}</Told>
            </a>
            {`, ${record.institutionName}`}
          </>
        ) : (
          <Told>{text || t('registry.lineage.hidden')}</Told>
        )}
      </p>
      {record && text !== '' ? (
        <p>
          <Told>{text}</Told>
        </p>
      ) : null}
      {adaptation === '' ? null : (
        <>
          <h3>{t('record.lineage.adaptation')}</h3>
          <ToldText text={adaptation} />
        </>
      )}
    </div>
  );
}

function Copies({ replicas: { items, total, regions } }: { readonly replicas: Replicas }) {
  return (
    <>
      <p class="font-semibold">
        {t('record.lineage.copied', { count: total, n: formatNumber(total) })}
        {regions > 0 ? `, ${t('record.lineage.regions', { count: regions, n: formatNumber(regions) })}` : null}
      </p>
      <ul class="mt-2 list-disc pl-5">
        {items.map((replica) => (
          <li key={replica.id} class="py-1">
            <a href={paths.page.to(replica.id, replica.title)}>
              <Told>{replica.title}</Told>
            </a>
            {`, ${placeOf(replica).join(', ')}`}
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <p class="muted">{t('record.lineage.more', { n: formatNumber(total - items.length) })}</p>
      ) : null}
    </>
  );
}

/** The problems that the innovation answers. */
export function Problems({ problems }: { readonly problems: readonly AnsweredProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <Section title={t('record.problems.title')} id="masalah">
      <CardList label={t('record.problems.title')}>
        {problems.map((it) => (
          <Card
            key={it.id}
            title={<Told>{it.title}</Told>}
            href={registryPaths.problem.to(it.id)}
            facts={[regionName(it.regionCode), it.institutionName].filter((fact) => fact)}
            tags={<ProblemTag state={it.state} />}
          />
        ))}
      </CardList>
    </Section>
  );
}

/** Records about the same thing. */
export function AlikeRecords({ alike }: { readonly alike: readonly Alike[] }) {
  if (alike.length === 0) return null;
  return (
    <div class="print:hidden">
      <Section title={t('record.similar.title')} id="serupa">
        <CardList look="grid" label={t('record.similar.title')}>
          {alike.map((it) => (
            <Card
              key={it.id}
              title={<Told>{it.title}</Told>}
              href={paths.page.to(it.id, it.title)}
              facts={placeOf({ ...it, unitName: null, institutionName: it.institutionName ?? '' })}
            />
          ))}
        </CardList>
      </Section>
    </div>
  );
}
