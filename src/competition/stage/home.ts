import type { Viewer } from '#identity/index.ts';
import type { HomeTask } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Edition } from '../edition/model/edition.ts';
import { stageOfKind } from '../edition/rules/calendar.ts';
import { type PlenaryStage, plenaryStages } from './model/plenary.ts';
import { paths } from './paths.ts';
import { type CheckFigures, checkFiguresOf, signedOf } from './queries/home.ts';
import { decidingOf } from './rules/course.ts';
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
