import type { Viewer } from '#identity/index.ts';
import { formatNumber, t } from '#platform/i18n/i18n.ts';
import { LinkButton, PostButton } from '#platform/ui/button.tsx';
import { Section } from '#platform/ui/section.tsx';
import {
  type InnovationId,
  type ProblemPart,
  recordPart as partOfRecord,
  type RecordReading,
  paths as registryPaths,
  runsProblem,
  type ShownProblem,
  type WayOn,
} from '#registry/index.ts';
import type { Replication } from './model/replication.ts';
import { paths } from './paths.ts';
import { adaptationsOf } from './queries/adaptation.ts';
import { innovationsOfProblem } from './queries/problems.ts';
import {
  hasReplications,
  replicationOfReplica,
  replicationsAround,
  replicationsOfProblem,
} from './queries/replication.ts';
import { mayAsk } from './rules/interest.ts';
import { reachedOf, whyNotRead } from './rules/moves.ts';
import { countedRegions, hasReached } from './rules/regions.ts';
import { AdaptationTable } from './views/adaptation-table.tsx';
import { StateTag } from './views/state-tag.tsx';
import { placeText, regionText } from './views/words.ts';

/** On the public page of a record: who takes it over, in how many regions, and what a replica adapted. */
export const recordPart = partOfRecord({
  asks: hasReplications,
  tell: (reading, hasAny) => (hasAny ? tellReplications(reading) : null),
});

async function tellReplications({ conn, viewer, record }: RecordReading) {
  const around = await replicationsAround(conn, record.id);
  const all = around.filter((it) => it.originId === record.id);
  const own = around.find((it) => it.replicaId === record.id);
  const adapted = own ? await adaptationsOf(conn, own.id) : [];
  const shown = all.filter((it) => isPublicly(it) || whyNotRead(it, viewer) === null);
  const hasAdapted = adapted.some((it) => it.verdict !== 'kept');
  if (shown.length === 0 && !hasAdapted) return null;
  return (
    <>
      {hasAdapted ? (
        <Section title={t('transfer.part.adapted')} id="adaptasi">
          <AdaptationTable adaptations={adapted} />
        </Section>
      ) : null}
      {shown.length > 0 ? <Replications all={shown} region={record.regionCode} viewer={viewer} /> : null}
    </>
  );
}

/** What everybody may know of: that it is signed, and has not been given up. */
const isPublicly = (it: Replication): boolean => hasReached({ reached: reachedOf(it) }, 'agreed');

type ReplicationsProps = {
  readonly all: readonly Replication[];
  readonly region: string | null;
  readonly viewer: Viewer;
};

function Replications({ all, region, viewer }: ReplicationsProps) {
  const countable = all.map((it) => ({ ...it, reached: reachedOf(it) }));
  const counted = countedRegions(countable, region).size;
  return (
    <Section title={t('transfer.part.title')} id="replikasi">
      {counted > 0 ? (
        <p class="font-semibold">{t('transfer.part.regions', { count: counted, n: formatNumber(counted) })}</p>
      ) : null}
      <Rows all={all} viewer={viewer} textOf={placeText} />
    </Section>
  );
}

function Rows(props: {
  readonly all: readonly Replication[];
  readonly viewer: Viewer;
  readonly textOf: (it: Replication) => string;
}) {
  return (
    <ul class="plain-list mt-2">
      {props.all.map((it) => (
        <li key={it.id} class="flex flex-wrap items-center gap-2 py-1">
          {whyNotRead(it, props.viewer) === null ? (
            <a href={paths.one.to(it.id)}>{props.textOf(it)}</a>
          ) : (
            <span>{props.textOf(it)}</span>
          )}
          <span class="muted">{regionText(it.regionCode)}</span>
          <StateTag state={it.state} />
        </li>
      ))}
    </ul>
  );
}

/** On the page of a problem: what is being replicated for it, and what could be. */
export const problemPart: ProblemPart = async (conn, viewer, problem) => {
  const all = await replicationsOfProblem(conn, problem.id);
  const shown = all.filter((it) => isPublicly(it) || whyNotRead(it, viewer) === null);
  const answers = await innovationsOfProblem(conn, problem.id);
  const offered = offeredFor(viewer, { isOpen: isOpen(problem.state), all, answers });
  if (shown.length === 0 && offered.length === 0) return null;
  const body = (
    <Section title={t('transfer.part.problem')} id="replikasi">
      {shown.length > 0 ? (
        <Rows all={shown} viewer={viewer} textOf={(it) => `${it.originTitle}: ${placeText(it)}`} />
      ) : null}
      {ownReplicas(problem, viewer, { all, answers }).map((it) => (
        <PostButton
          key={it.id}
          small
          look="secondary"
          action={registryPaths.linkInnovation.to(problem.id)}
          fields={{ inovasi: it.replicaId ?? '' }}
        >
          {t('transfer.part.link', { title: it.replicaTitle ?? '' })}
        </PostButton>
      ))}
      {offered.map((it) => (
        <p key={it.id} class="actions mt-3 print:hidden">
          <LinkButton look="secondary" small href={paths.begin.to(it.id, problem.id)}>
            {t('transfer.part.take')}
            <span class="sr-only"> {it.title}</span>
          </LinkButton>
          <span>{it.title}</span>
        </p>
      ))}
    </Section>
  );
  return { body, named: [] };
};

const isOpen = (state: string): boolean => state === 'open' || state === 'being_solved';

type Answering = { readonly id: InnovationId; readonly title: string };
type Offering = {
  readonly isOpen: boolean;
  readonly all: readonly Replication[];
  readonly answers: readonly Answering[];
};

/** Public replicas of what was taken over for the problem, which its people have not named as an answer to it yet. */
function ownReplicas(
  problem: ShownProblem,
  viewer: Viewer,
  { all, answers }: Omit<Offering, 'isOpen'>,
): readonly Replication[] {
  if (!isOpen(problem.state) || !runsProblem(problem, viewer)) return [];
  const known = new Set<string>(answers.map((it) => it.id));
  return all.filter((it) => it.replicaIsPublic && it.replicaId !== null && !known.has(it.replicaId));
}

/** Innovations that are said to answer the problem and that the reader's institution does not take over yet. */
function offeredFor(viewer: Viewer, { isOpen: isLive, all, answers }: Offering): readonly Answering[] {
  if (!isLive || !mayAsk(viewer)) return [];
  const taken = new Set(
    all.filter((it) => it.institutionId === viewer.acting?.institutionId).map((it) => it.originId as string),
  );
  const replicas = new Set<string | null>(all.map((it) => it.replicaId));
  return answers.filter((it) => !taken.has(it.id) && !replicas.has(it.id));
}

/** From the work on a replica to its replication, where what is adapted stands beside the origin's text. */
export const wayToReplication: WayOn = async (conn, viewer, record) => {
  const own = await replicationOfReplica(conn, record.id);
  if (!own || whyNotRead(own, viewer) !== null) return null;
  return { text: t('transfer.part.way', { title: own.originTitle }), href: paths.adaptation.to(own.id) };
};
