import { type RawBuilder, sql } from 'kysely';
import { anyone, type Viewer } from '#identity/index.ts';
import { type Counted, countedFigure } from '#platform/counted.ts';
import type { Figure } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import { type InnovationId, publicTitle, paths as registryPaths } from '#registry/index.ts';
import type { ReplicationId } from './transfer/model/replication.ts';
import { replicationStates } from './transfer/model/states.ts';
import { paths } from './transfer/paths.ts';
import { visibleTo } from './transfer/visibility.ts';

const open = (viewer: Viewer): boolean => anyone.admits(viewer) === 'yes';
const recordHref = (id: string) => registryPaths.record.to(id as InnovationId);

/** Copies between two institutions, both before the public: the same as the page of who gives and who takes counts. */
const copies = (side: 'giver' | 'taker'): Counted => {
  const [own, other] = side === 'giver' ? [sql`gn`, sql`tn`] : [sql`tn`, sql`gn`];
  return {
    from: sql`innovation_lineage l
      join innovation o on o.id = l.origin_innovation_id and o.state = 'published'
      join innovation c on c.id = l.innovation_id and c.state = 'published'
      join institution gn on gn.id = o.institution_id join institution tn on tn.id = c.institution_id`,
    where: sql`o.institution_id <> c.institution_id`,
    id: sql`c.id`,
    title: publicTitle,
    at: sql`c.published_at`,
    columns: { institution: sql`${own}.id`, region: sql`${own}.region_code`, other_region: sql`${other}.region_code` },
  };
};

const given = countedFigure<Viewer>({
  key: 'replication.given',
  title: () => t('replication.figure.given.title'),
  unit: () => t('replication.figure.unit'),
  how: () => t('replication.figure.given.how'),
  dimensions: ['institution', 'region', 'other_region', 'year', 'month'],
  admits: open,
  things: () => copies('giver'),
  href: recordHref,
});

const taken = countedFigure<Viewer>({
  key: 'replication.taken',
  title: () => t('replication.figure.taken.title'),
  unit: () => t('replication.figure.unit'),
  how: () => t('replication.figure.taken.how'),
  dimensions: ['institution', 'region', 'other_region', 'year', 'month'],
  admits: open,
  things: () => copies('taker'),
  href: recordHref,
});

const courses = (where: RawBuilder<unknown>): Omit<Counted, 'title' | 'at'> => ({
  from: sql`replication r left join innovation o on o.id = r.origin_id
    left join institution n on n.id = coalesce(o.institution_id, r.owner_id)`,
  where,
  id: sql`r.id`,
  columns: {
    institution: sql`r.institution_id`,
    region: sql`r.region_code`,
    other_region: sql`n.region_code`,
    state: sql`r.state`,
  },
});

/** Courses are their two sides' own affair, and the hub's; how they stand is seen by whoever may read them. */
const course = countedFigure<Viewer>({
  key: 'replication.courses',
  title: () => t('replication.figure.courses.title'),
  unit: () => t('replication.figure.unit'),
  how: () => t('replication.figure.courses.how'),
  dimensions: ['institution', 'region', 'other_region', 'year', 'month', 'state'],
  states: replicationStates.map((code) => ({ code, name: () => t(`replication.state.${code}`) })),
  admits: (viewer) => viewer.acting !== null,
  things: (_conn, { viewer }) => ({
    ...courses(sql`${visibleTo(viewer)}`),
    title: sql`r.origin_title`,
    at: sql`r.asked_at`,
  }),
  href: (id) => paths.one.to(id as ReplicationId),
});

/** Certificates are verified by anybody; what they are of is named where its origin is before the public. */
const certified = countedFigure<Viewer>({
  key: 'replication.certified',
  title: () => t('replication.figure.certified.title'),
  unit: () => t('replication.figure.unit'),
  how: () => t('replication.figure.certified.how'),
  dimensions: ['institution', 'region', 'other_region', 'year', 'month'],
  admits: open,
  things: () => ({
    ...courses(sql`r.state = 'certified'`),
    title: sql`case when o.state = 'published' then r.origin_title end`,
    target: sql`o.id`,
    at: sql`r.certified_at`,
  }),
  href: recordHref,
});

/** What replication counts: who gives, who takes, how far courses have come, and how many were certified. */
export const replicationFigures: readonly Figure<Viewer>[] = [given, taken, course, certified];
