import { demoPeople, type Role, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { type InnovationContent, type InnovationId, type SectionName, saveSection } from '#registry/index.ts';
import preset from '../../../presets/demo/coaching.json' with { type: 'json' };
import { agreeAction, settleAction } from './actions/agree.ts';
import { writeNote } from './actions/note.ts';
import { closeCase, openCase } from './actions/open.ts';
import type { About, ActionId, CaseId } from './model.ts';
import { findSubjects } from './queries/subjects.ts';
import { aboutOf } from './rules.ts';
import { tables } from './schema.ts';

const DAY_MS = 86_400_000;

type Cast = { readonly hub: Viewer; readonly coach: Viewer; readonly innovator: Viewer };

/** An innovation that came onto the table twice: a case that is closed, and one that runs with an action past its day. Made once. */
export async function seedCases(context: SeedContext): Promise<void> {
  const { db, progress } = context;
  const known = await tables(db.conn).selectFrom('coaching_case').select('id').limit(1).executeTakeFirst();
  const cast = known ? null : await castOf(context);
  const [subject] = cast ? await findSubjects(db.conn, cast.hub, preset.record) : [];
  if (!cast || !subject) return;
  progress(t('casework.seed'));
  for (const told of preset.cases as readonly Told[]) await seedCase(context, cast, { id: subject.id, told });
}

/** Null where the demonstration tells of another province. */
async function castOf({ db }: SeedContext): Promise<Cast | null> {
  const people = await demoPeople(db.conn);
  const viewer = async (key: string, role: Role): Promise<Viewer | null> => {
    const id = people.get(key);
    return id ? viewerOfPerson(db.conn, id, role) : null;
  };
  const [hub, coach, innovator] = [
    await viewer('admin.hub', 'hub_admin'),
    await viewer('pendamping', 'coach'),
    await viewer('inovator.pendidikan', 'innovator'),
  ];
  return hub && coach && innovator ? { hub, coach, innovator } : null;
}

type Told = {
  readonly daysAgo: number;
  readonly topic: string;
  readonly notes: readonly { readonly about: string; readonly body: string }[];
  readonly actions: readonly {
    readonly section: string;
    readonly what: string;
    readonly days: number;
    readonly remark: string;
  }[];
  readonly rewritten?: Partial<InnovationContent>;
  readonly result: string;
};
type Telling = { readonly id: InnovationId; readonly told: Told };

async function seedCase({ db, now }: SeedContext, cast: Cast, { id, told }: Telling): Promise<void> {
  const at = new Date(now.getTime() - told.daysAgo * DAY_MS);
  const caseId = newId<'CaseId'>(at.getTime()) satisfies CaseId;
  const coachId = cast.coach.person?.id;
  if (!coachId) return;
  await db.transact(async (tx) => {
    const opening = {
      id: caseId,
      innovationId: id,
      coachIds: [coachId],
      topic: told.topic,
      clinicId: null,
      entry: null,
    };
    must(await openCase(tx, cast.hub, opening, at));
    for (const { about, body } of told.notes) {
      const note = { id: newId<'CaseNoteId'>(at.getTime()), caseId, about: aboutOf(about) as About, body };
      must(await writeNote(tx, cast.coach, note, at));
    }
    for (const action of told.actions) {
      const actionId = newId<'CaseActionId'>(at.getTime()) satisfies ActionId;
      const due = dayOf(new Date(at.getTime() + action.days * DAY_MS));
      const owner = { ownerId: cast.innovator.person?.id ?? null, due };
      const section = action.section as SectionName;
      must(await agreeAction(tx, cast.coach, { id: actionId, caseId, what: action.what, section, ...owner }, at));
      const settled = { id: actionId, as: 'done' as const, remark: action.remark ?? '' };
      if (action.remark) must(await settleAction(tx, cast.innovator, settled, new Date(at.getTime() + DAY_MS)));
    }
    await rewrite(tx, cast.innovator, { id, content: told.rewritten, at: new Date(at.getTime() + DAY_MS) });
    if (told.result)
      must(await closeCase(tx, cast.coach, { id: caseId, result: told.result }, new Date(at.getTime() + 2 * DAY_MS)));
  });
}

type Rewriting = {
  readonly id: InnovationId;
  readonly content: Partial<InnovationContent> | undefined;
  readonly at: Date;
};

/** The innovator follows a note, so that one sees before and after. */
async function rewrite(tx: Tx, who: Viewer, { id, content, at }: Rewriting): Promise<void> {
  if (!content) return;
  const open = await tables(tx)
    .selectFrom('innovation as i')
    .innerJoin('innovation_version as v', 'v.id', 'i.working_version_id')
    .select('v.revision')
    .where('i.id', '=', id)
    .executeTakeFirst();
  if (open) must(await saveSection(tx, who, { id, revision: open.revision, content }, at));
}
