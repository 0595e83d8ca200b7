import { signedIn, type Viewer } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import { type Answer, type Route, redirect } from '#platform/http/route.ts';
import type { MessageKey } from '#platform/i18n/i18n.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { isSectionName, shownContents, workRecordFor } from '#registry/index.ts';
import { agreeAction } from '../actions/agree.ts';
import { writeNote } from '../actions/note.ts';
import { closeCase, reopenCase, setCoaches } from '../actions/open.ts';
import type { EntriesOf } from '../door.ts';
import type { Case, CaseRefusal } from '../model.ts';
import { paths } from '../paths.ts';
import { actionsOf } from '../queries/actions.ts';
import { casesOf } from '../queries/cases.ts';
import { notesOf } from '../queries/notes.ts';
import { allCoaches, possibleOwners } from '../queries/people.ts';
import { aboutOf, whyNotAgree, whyNotCoach } from '../rules.ts';
import { CasePage } from '../views/case-page.tsx';
import { type CaseVisit, caseOf, caseTrail, faultAt, personIdsIn, refusal, workPage } from './visit.tsx';

export const oneRoutes = (entriesOf: EntriesOf): readonly Route<Viewer>[] => [
  {
    method: 'get',
    path: paths.one.pattern,
    guard: signedIn,
    event: 'coaching.casework.read',
    handle: async (visit) => casePage(visit, { it: await caseOf(visit), entriesOf, errors: {} }),
  },
  post('note', 'note', entriesOf, async (visit, it) => {
    const { form, now, db, viewer } = visit;
    const id = parseId<'CaseNoteId'>(form.get('id')) ?? newId<'CaseNoteId'>(now.getTime());
    const note = { id, caseId: it.id, about: aboutOf(form.get('tentang')), body: form.get('catatan') };
    return db.transact((tx) => writeNote(tx, viewer, note, now));
  }),
  post('agree', 'agree', entriesOf, async (visit, it) => {
    const { form, now, db, viewer } = visit;
    const id = parseId<'CaseActionId'>(form.get('id')) ?? newId<'CaseActionId'>(now.getTime());
    return db.transact((tx) => agreeAction(tx, viewer, { id, caseId: it.id, ...promisedIn(visit) }, now));
  }),
  post('coaches', 'coaches', entriesOf, async ({ form, now, db, viewer }, it) => {
    const coachIds = personIdsIn(form.all('pendamping'));
    return db.transact((tx) => setCoaches(tx, viewer, { id: it.id, coachIds }, now));
  }),
  post('close', 'close', entriesOf, async ({ form, now, db, viewer }, it) =>
    db.transact((tx) => closeCase(tx, viewer, { id: it.id, result: form.get('hasil') }, now)),
  ),
  post('reopen', 'reopen', entriesOf, async ({ now, db, viewer }, it) =>
    db.transact((tx) => reopenCase(tx, viewer, { id: it.id }, now)),
  ),
];

/** What the form promises: what, about which section, by whom, until when. */
export function promisedIn({ form }: CaseVisit) {
  const section = form.get('bagian');
  return {
    what: form.get('tindakan'),
    section: isSectionName(section) ? section : null,
    ownerId: parseId<'PersonId'>(form.get('penanggung')),
    due: form.get('tenggat'),
  };
}

type Deed = 'note' | 'agree' | 'coaches' | 'close' | 'reopen';

function post(
  path: Deed,
  verb: Deed,
  entriesOf: EntriesOf,
  act: (visit: CaseVisit, it: Case) => Promise<Outcome<null, CaseRefusal>>,
): Route<Viewer> {
  return {
    method: 'post',
    path: paths[path].pattern,
    guard: signedIn,
    event: `coaching.casework.${verb}`,
    handle: async (visit) => {
      const it = await caseOf(visit);
      const outcome = await act(visit, it);
      if (outcome.ok) return redirect(paths.one.to(it.id), `casework.done.${verb}` satisfies MessageKey);
      const errors = faultAt(outcome.why);
      return errors ? casePage(visit, { it, entriesOf, errors, verb }) : refusal(outcome.why, paths.one.to(it.id));
    },
  };
}

type Shown = {
  readonly it: Case;
  readonly entriesOf: EntriesOf;
  readonly errors: FieldErrors;
  readonly verb?: Deed;
};

const boxes = ['tentang', 'catatan', 'tindakan', 'bagian', 'penanggung', 'tenggat', 'hasil'] as const;

async function casePage(visit: CaseVisit, { it, entriesOf, errors, verb }: Shown): Promise<Answer> {
  const { db, viewer, now, form } = visit;
  const { conn } = db;
  const all = await casesOf(conn, viewer, it.innovationId);
  const others = all.filter((other) => other.id !== it.id && other.openedAt <= it.openedAt);
  const actions = await actionsOf(conn, [it.id, ...others.map((other) => other.id)]);
  const content = (await shownContents(conn, [it.innovationId])).get(it.innovationId);
  if (!content) throw new Error(`record ${it.innovationId} shows nothing`);
  const entries = it.entryId ? await entriesOf(conn, viewer, it.innovationId, now) : [];
  const why = { coach: whyNotCoach(it, viewer), agree: whyNotAgree(it, viewer) };
  const typed = Object.fromEntries(boxes.filter((box) => form.has(box)).map((box) => [box, form.get(box)]));
  const body = (
    <CasePage
      it={it}
      viewer={viewer}
      today={dayOf(now)}
      notes={await notesOf(conn, it.id)}
      actions={actions.filter((action) => action.caseId === it.id)}
      earlier={others.map((of) => ({ of, actions: actions.filter((action) => action.caseId === of.id) }))}
      content={content}
      entryHref={entries.find((entry) => entry.id === it.entryId)?.href ?? null}
      seesWork={(await workRecordFor(conn, viewer, it.innovationId)) !== null}
      owners={why.agree === null ? await possibleOwners(conn, it) : []}
      coaches={why.coach === null ? await allCoaches(conn) : []}
      why={why}
      newIds={newIdsIn(visit, verb)}
      typed={{ ...typed, ...(verb ? { form: verb } : {}) }}
      errors={errors}
    />
  );
  return workPage(
    { title: `${t('casework.one.kicker')}: ${it.title}`, trail: caseTrail(), width: 'reading', body },
    errors,
  );
}

/** The form that comes back keeps its id, the others get new ones. */
function newIdsIn({ form, now }: CaseVisit, verb: Deed | undefined) {
  const made = () => newId<'New'>(now.getTime());
  const kept = parseId<'New'>(form.get('id'));
  return {
    note: verb === 'note' ? (kept ?? made()) : made(),
    action: verb === 'agree' ? (kept ?? made()) : made(),
  };
}
