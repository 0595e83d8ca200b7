import { type RawBuilder, sql } from 'kysely';
import { anyone, isActing, type Viewer } from '#identity/index.ts';
import { countedFigure } from '#platform/counted.ts';
import type { Figure } from '#platform/figure.ts';
import { t } from '#platform/i18n/i18n.ts';
import { sustainabilityStatuses } from './model/choices.ts';
import type { InnovationId, ProblemId } from './model/ids.ts';
import { problemStates } from './model/states.ts';
import { paths } from './paths.ts';
import { cellParts } from './search/facet-codes.ts';

const open = (viewer: Viewer): boolean => anyone.admits(viewer) === 'yes';

/** Who follows how regions take part; numbers of people are for them alone. */
const followers = ['local_admin', 'hub_admin', 'planner', 'leader', 'national', 'system_admin'] as const;

const institutions = { owners: sql`institution n`, id: sql`n.id`, region: sql`n.region_code` };

/** What the public record of an id is called. */
export const publicTitle = (id: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select t.content ->> 'title' from innovation r join innovation_version t on t.id = r.published_version_id where r.id = ${id})`;

const published = countedFigure<Viewer>({
  key: 'registry.published',
  title: () => t('registry.figure.published.title'),
  unit: () => t('registry.figure.published.unit'),
  how: () => t('registry.figure.published.how'),
  dimensions: ['institution', 'region', 'affair', 'year', 'month'],
  admits: open,
  things: () => ({
    from: sql`innovation i`,
    where: sql`i.state = 'published'`,
    id: sql`i.id`,
    title: publicTitle,
    at: sql`i.published_at`,
    owned: { by: sql`i.institution_id`, ...institutions },
    columns: { institution: sql`i.institution_id`, affair: sql`a.affair` },
    joins: { affair: sql`join innovation_counted a on a.innovation_id = i.id` },
  }),
  href: (id) => paths.record.to(id as InnovationId),
});

const problemColumns = {
  institution: sql`p.institution_id`,
  region: sql`p.region_code`,
  affair: sql`p.affair`,
  state: sql`p.state`,
};
const problemHref = (id: string) => paths.problem.to(id as ProblemId);

const counting = problemStates.filter((it) => it !== 'dropped');

/** Dropped ones are their owners' own affair, and count nowhere. */
const raised = countedFigure<Viewer>({
  key: 'registry.problems_raised',
  title: () => t('registry.figure.raised.title'),
  unit: () => t('registry.figure.raised.unit'),
  how: () => t('registry.figure.raised.how'),
  dimensions: ['institution', 'region', 'affair', 'year', 'month', 'state'],
  states: counting.map((code) => ({ code, name: () => t(`registry.problem.state.${code}`) })),
  admits: open,
  things: () => ({
    from: sql`problem p`,
    where: sql`p.state <> 'dropped'`,
    id: sql`p.id`,
    title: sql`p.title`,
    at: sql`p.created_at`,
    columns: problemColumns,
  }),
  href: problemHref,
});

const solved = countedFigure<Viewer>({
  key: 'registry.problems_solved',
  title: () => t('registry.figure.solved.title'),
  unit: () => t('registry.figure.solved.unit'),
  how: () => t('registry.figure.solved.how'),
  dimensions: ['institution', 'region', 'affair', 'year', 'month'],
  admits: open,
  things: () => ({
    from: sql`problem p`,
    where: sql`p.state = 'solved'`,
    id: sql`p.id`,
    title: sql`p.title`,
    at: sql`coalesce(p.verified_at, p.closed_at)`,
    columns: problemColumns,
  }),
  href: problemHref,
});

const { divide, modulo } = cellParts.sustainability;
const unsaid = 'unsaid';

/** As the facet of the catalogue tells it: by the last word of a check, unless the record's own text tells of a later day. */
const living = countedFigure<Viewer>({
  key: 'registry.living',
  title: () => t('registry.figure.living.title'),
  unit: () => t('registry.figure.published.unit'),
  how: () => t('registry.figure.living.how'),
  dimensions: ['institution', 'region', 'year', 'state'],
  states: [
    ...sustainabilityStatuses.map((code) => ({ code, name: () => t(`registry.sustainabilityStatus.${code}`) })),
    { code: unsaid, name: () => t('registry.figure.living.unsaid') },
  ],
  admits: open,
  things: () => ({
    from: sql`search_doc d`,
    where: sql`d.is_public and d.kind = 'innovation'`,
    id: sql`d.innovation_id`,
    title: publicTitle,
    at: sql`d.moved_at`,
    owned: { by: sql`d.institution_id`, ...institutions },
    columns: {
      institution: sql`d.institution_id`,
      state: sql`coalesce((${[...sustainabilityStatuses]}::text[])[d.cell / ${divide} % ${modulo}], ${unsaid})`,
    },
  }),
  href: (id) => paths.record.to(id as InnovationId),
});

const keepers = countedFigure<Viewer>({
  key: 'registry.keepers',
  title: () => t('registry.figure.keepers.title'),
  unit: () => t('registry.figure.keepers.unit'),
  how: () => t('registry.figure.keepers.how'),
  dimensions: ['institution', 'region'],
  ofPeople: true,
  admits: (viewer) => isActing(viewer, ...followers),
  things: () => ({
    from: sql`(select distinct k.person_id, i.institution_id from innovation_keeper k
      join innovation i on i.id = k.innovation_id and i.state = 'published' where k.until is null) c
      join institution n on n.id = c.institution_id`,
    where: sql`true`,
    id: sql`c.person_id`,
    title: sql`null::text`,
    at: sql`null::timestamptz`,
    columns: { institution: sql`c.institution_id`, region: sql`n.region_code` },
  }),
  href: () => paths.catalogue.to(),
});

/** What the registry counts: innovations and problems that everyone may read, and how many people look after them. */
export const registryFigures: readonly Figure<Viewer>[] = [published, raised, solved, living, keepers];
