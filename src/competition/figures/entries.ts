import { expressionBuilder, type RawBuilder, sql } from 'kysely';
import { anyone, isActing, type Viewer } from '#identity/index.ts';
import { type Counted, countedFigure } from '#platform/counted.ts';
import type { Figure } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { organiserRoles } from '../edition/rules/moves.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { paths as entryPaths } from '../entry/paths.ts';
import { arrivedAs } from '../entry/queries/arrived.ts';
import type { EntryTables } from '../entry/schema.ts';
import { visibleTo } from '../entry/visibility.ts';
import { paths as stagePaths } from '../stage/paths.ts';
import { frozen } from '../stage/queries/field.ts';

export const open = (viewer: Viewer): boolean => anyone.admits(viewer) === 'yes';

/** Submitted to an edition that everyone may read: then everyone may follow it, too. */
export const publicEntries: Pick<Counted, 'from' | 'also' | 'title' | 'target' | 'columns' | 'at'> & {
  readonly isPublic: RawBuilder<unknown>;
} = {
  from: sql`entry e join edition d on d.id = e.edition_id join institution n on n.id = e.institution_id`,
  also: sql`join entry_snapshot s on s.id = e.snapshot_id`,
  isPublic: sql`d.state in ('open', 'closed') and ${arrivedAs('e')}`,
  title: frozen('title', 'e.title'),
  target: sql`e.edition_id || '/' || e.id`,
  at: sql`e.submitted_at`,
  columns: { institution: sql`e.institution_id`, region: sql`n.region_code` },
};

/** The public page of an entry's course, of its edition and its id with a stroke between. */
export function journeyHref(target: string): string {
  const [edition = '', entry = ''] = target.split('/');
  return stagePaths.journey.to(edition as EditionId, entry as EntryId);
}

const submitted = countedFigure<Viewer>({
  key: 'competition.entries',
  title: () => t('competition.figure.entries.title'),
  unit: () => t('competition.figure.entries.unit'),
  how: () => t('competition.figure.entries.how'),
  dimensions: ['institution', 'region', 'year', 'month'],
  admits: open,
  things: () => ({ ...publicEntries, where: publicEntries.isPublic, id: sql`e.id` }),
  href: journeyHref,
});

const places = ['draft', 'with_admin', 'returned', 'submitted'] as const;

/** Those who work on an institution's entries or answer for them. */
const own = ['local_admin', 'hub_admin', 'planner', 'leader'] as const;

type Concern = { readonly concerns: RawBuilder<unknown>; readonly title: RawBuilder<unknown> };

/**
 * How many entries of public editions stand where is known to their institution and to the organiser; titles only to whoever may read the
 * entry. Null: this viewer is neither. To be used over `entry` and its edition `d`.
 */
export function concernOf({ acting, ...viewer }: Viewer): Concern | null {
  if (!acting) return null;
  const asked = { ...viewer, acting };
  const isOwn = isActing(asked, ...own) ? sql`entry.institution_id = ${acting.institutionId}` : sql`false`;
  const organises = isActing(asked, ...organiserRoles, 'leader')
    ? sql`entry.organiser_id = ${acting.institutionId}`
    : sql`false`;
  const readable = visibleTo(asked)(expressionBuilder<EntryTables, 'entry'>());
  return { concerns: sql`(${isOwn} or ${organises})`, title: sql`case when ${readable} then entry.title end` };
}

function pipelineOf(viewer: Viewer): Counted | null {
  const concern = concernOf(viewer);
  if (!concern) return null;
  return {
    from: sql`entry join edition d on d.id = entry.edition_id join institution n on n.id = entry.institution_id`,
    where: sql`d.state in ('open', 'closed') and entry.state <> 'withdrawn' and ${concern.concerns}`,
    id: sql`entry.id`,
    title: concern.title,
    at: sql`entry.created_at`,
    columns: {
      institution: sql`entry.institution_id`,
      region: sql`n.region_code`,
      state: sql`case when ${arrivedAs('entry')} then 'submitted' else entry.state end`,
    },
  };
}

/** Those who may ask where entries stand that are not announced. */
export const followsEntries = (viewer: Viewer): boolean => isActing(viewer, ...new Set([...own, ...organiserRoles]));

const pipeline = countedFigure<Viewer>({
  key: 'competition.pipeline',
  title: () => t('competition.figure.pipeline.title'),
  unit: () => t('competition.figure.entries.unit'),
  how: () => t('competition.figure.pipeline.how'),
  dimensions: ['institution', 'region', 'year', 'month', 'state'],
  states: places.map((code) => ({ code, name: () => t(`entry.state.${code}`) })),
  admits: followsEntries,
  things: (_conn, { viewer }) => pipelineOf(viewer),
  href: (id) => entryPaths.entry.to(id as EntryId),
});

export const entryFigures: readonly Figure<Viewer>[] = [submitted, pipeline];
