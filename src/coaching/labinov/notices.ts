import { adminsOf, hubAdmins } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { LabId, Stage } from './model.ts';
import { paths } from './paths.ts';
import { labById, leadersOf } from './queries/labs.ts';
import type { StageMove } from './rules.ts';

export const labNotices = ['coaching.notice.lab_asked', 'coaching.notice.lab_decided'] as const;

type Moved = { readonly labId: LabId; readonly stage: Stage; readonly move: StageMove; readonly at: string };

/** The leader learns what waits for approval; those who run it, what was decided. May run twice and tells once. */
export async function tellLabMoved({ labId, stage, move, at }: Moved, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const lab = await labById(tx, labId);
    if (!lab) return;
    const isAsked = move === 'ask';
    const kind = isAsked ? 'coaching.notice.lab_asked' : 'coaching.notice.lab_decided';
    const admins = [...(await adminsOf(tx, lab.institutionId)), ...(await hubAdmins(tx))].map((it) => it.id);
    const to = isAsked ? await leadersOf(tx, lab.institutionId) : [...new Set(admins)];
    const values = { title: lab.title, institution: lab.institutionName };
    const occasion = `${kind}:${labId}:${stage}:${at}`;
    await notify(tx, { to, kind, values, href: paths.stage.to(labId, stage), occasion }, baseUrl, now);
  });
}
