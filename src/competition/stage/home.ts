import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection, HomeTask } from '#platform/capability.ts';
import { formatMoment } from '#platform/dates.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Edition } from '../edition/model/edition.ts';
import { paths as editionPaths } from '../edition/paths.ts';
import { listEditions } from '../edition/queries/editions.ts';
import { isOpenForEntries, nextStage, stageAt, stageOfKind } from '../edition/rules/calendar.ts';
import { whyNotEntrant } from '../edition/rules/parts.ts';
import { stageName } from '../edition/wording.ts';
import { applicantOf } from '../entry/queries/applicant.ts';
import { type EditionStand, standsOf } from '../entry/queries/home.ts';
import { outcomes } from './model/course.ts';
import { type PlenaryStage, plenaryStages } from './model/plenary.ts';
import { paths } from './paths.ts';
import { type CheckFigures, checkFiguresOf, signedOf } from './queries/home.ts';
import { type PassedStage, passagesOfInstitution } from './queries/passages.ts';
import { decidingOf } from './rules/course.ts';
import { reachedOf } from './rules/reached.ts';
import { editionTitle } from './views/words.ts';

/** How far the organiser's office has come with what it decides: checks, those given to the viewer, and minutes. */
export async function stageTasks(
  conn: Conn,
  viewer: Viewer,
  organised: readonly Edition[],
  now: Date,
): Promise<readonly HomeTask[]> {
  const ids = organised.map((it) => it.id);
  const [checks, signed] = [await checkFiguresOf(conn, viewer, ids), await signedOf(conn, ids)];
  return organised.flatMap((edition) => [
    ...checkTasks(edition, checks.get(edition.id), now),
    ...minutesTasks(edition, signed.get(edition.id) ?? [], now),
  ]);
}

type StageKind = 'admin_check' | PlenaryStage;
const momentOf = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

function hasOpened({ document }: Edition, kind: StageKind, now: Date): boolean {
  const opens = momentOf(stageOfKind(document, kind)?.opens);
  return opens !== null && opens <= now;
}

const dueOf = ({ document }: Edition, kind: StageKind): Date | null => momentOf(stageOfKind(document, kind)?.closes);

function checkTasks(edition: Edition, figures: CheckFigures | undefined, now: Date): readonly HomeTask[] {
  if (!figures || !hasOpened(edition, 'admin_check', now)) return [];
  const one = { of: editionTitle(edition), due: dueOf(edition, 'admin_check') };
  const { submitted, decided, own, ownDecided } = figures;
  const all = {
    ...one,
    text: t('stage.task.checks'),
    href: paths.checks.to(edition.id),
    done: decided,
    total: submitted,
  };
  if (own === 0) return [all];
  const href = paths.checks.to(edition.id, { status: 'waiting', pemeriksa: 'saya' });
  return [
    { ...one, text: t('stage.task.ownChecks'), href, done: ownDecided, total: own },
    { ...all, isOthers: true },
  ];
}

/** Every plenary that has opened owes its minutes; the line leads to the first that is not signed. */
function minutesTasks(edition: Edition, signed: readonly PlenaryStage[], now: Date): readonly HomeTask[] {
  const held = plenaryStages.filter((it) => decidingOf(edition.document).includes(it) && hasOpened(edition, it, now));
  const stage = held.find((it) => !signed.includes(it)) ?? held.at(-1);
  if (!stage) return [];
  return [
    {
      of: editionTitle(edition),
      text: t('stage.task.minutes', { stage: t(`edition.stage.${stage}`) }),
      href: paths.plenary.to(edition.id, stage),
      done: held.filter((it) => signed.includes(it)).length,
      total: held.length,
      due: dueOf(edition, stage),
    },
  ];
}

/** Editions of which a leader is told, the newest. */
const MOST_LED = 5;
const LOOKED_AT = 20;

/** For a leader, by competition: what runs, what comes next and when, and how far the entries of the institution have come. */
export async function stageHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!viewer.acting || !isActing(viewer, 'leader')) return [];
  const { institutionId } = viewer.acting;
  const page = { size: LOOKED_AT, offset: 0 };
  const editions = await listEditions(conn, viewer, { organiserId: null, isPublic: true }, page);
  const stands = new Map((await standsOf(conn, viewer, 'institution')).map((it) => [it.editionId, it]));
  const passages = await passagesOfInstitution(conn, institutionId);
  const applicant = await applicantOf(conn, { organiserId: institutionId }, institutionId);
  const mayEnter = ({ document, organiserId }: Edition) =>
    isOpenForEntries(document, now) &&
    applicant !== null &&
    whyNotEntrant(document, { ...applicant, isOrganiser: organiserId === institutionId }) === null;
  return editions
    .filter((it) => it.organiserId === institutionId || stands.has(it.id) || (it.state === 'open' && mayEnter(it)))
    .slice(0, MOST_LED)
    .map((edition) => ({
      kind: 'figures',
      title: editionTitle(edition),
      items: [
        ...calendarItems(edition, now),
        ...arrivedItems(edition, stands.get(edition.id), mayEnter(edition)),
        ...reachedItems(edition, passages.get(edition.id) ?? [], now),
      ],
      empty: t('stage.home.over'),
    }));
}

/** What is on and until when, and what follows from when. */
function calendarItems({ id, document, state }: Edition, now: Date): readonly HomeItem[] {
  if (state !== 'open') return [];
  const href = editionPaths.edition.to(id);
  const [on, next] = [stageAt(document, now), nextStage(document, now)];
  const at = (moment: string) => formatMoment(new Date(moment));
  return [
    ...(on
      ? [
          {
            text: t('stage.home.on', { stage: stageName(on.kind) }),
            href,
            ...(on.closes ? { when: t('stage.home.until', { at: at(on.closes) }) } : {}),
          },
        ]
      : []),
    ...(next?.opens
      ? [
          {
            text: t('stage.home.next', { stage: stageName(next.kind) }),
            href,
            when: t('stage.home.from', { at: at(next.opens) }),
          },
        ]
      : []),
  ];
}

/** Entries of the institution are counted, not read; none while others enter is worth a word. */
function arrivedItems({ id }: Edition, stand: EditionStand | undefined, mayEnter: boolean): readonly HomeItem[] {
  const href = editionPaths.edition.to(id);
  if (stand) return [{ text: t('stage.home.submitted'), href, count: stand.submitted }];
  return mayEnter ? [{ text: t('stage.home.noEntry'), href, count: 0, tone: 'attention' }] : [];
}

function reachedItems({ id, document }: Edition, passages: readonly PassedStage[], now: Date): readonly HomeItem[] {
  return reachedOf(document, passages, now).map(({ stage, count }) => ({
    text: t('stage.home.reached', { outcome: t(`stage.outcome.${outcomes[stage].on}`) }),
    href: stage === 'admin_check' ? editionPaths.edition.to(id) : paths.results.to(id),
    count,
  }));
}
