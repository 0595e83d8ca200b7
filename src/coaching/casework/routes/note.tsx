import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route, redirect } from '#platform/http/route.ts';
import type { MessageKey } from '#platform/i18n/i18n.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { mendNote, restoreNote, strikeNote } from '../actions/note.ts';
import type { Case, CaseRefusal, Note } from '../model.ts';
import { paths } from '../paths.ts';
import { caseFor } from '../queries/cases.ts';
import { noteById } from '../queries/notes.ts';
import { aboutOf, typedAbout, whyNotMend } from '../rules.ts';
import { NotePage } from '../views/note-page.tsx';
import { type CaseVisit, caseTrail, faultAt, refusal, revisionIn, workPage } from './visit.tsx';

type Opened = { readonly note: Note; readonly it: Case };

/** The note of the address with its case, when the viewer may read that; else it is not there. */
async function noteOf({ db, viewer, params }: CaseVisit): Promise<Opened> {
  const id = parseId<'CaseNoteId'>(params.id);
  const note = id ? await noteById(db.conn, id) : null;
  const it = note ? await caseFor(db.conn, viewer, note.caseId) : null;
  if (!note || !it) throw new NotFound();
  return { note, it };
}

export const noteRoutes: readonly Route<Viewer>[] = [
  {
    method: 'get',
    path: paths.mendNote.pattern,
    guard: signedIn,
    event: 'coaching.casework.note_form',
    handle: async (visit) => {
      const { note, it } = await noteOf(visit);
      const forbidden = whyNotMend(note, it, visit.viewer);
      return forbidden ? refusal(forbidden, paths.one.to(it.id)) : notePage(visit, { note, it }, {});
    },
  },
  post('mendNote', 'mend_note', ({ form, db, viewer, now }, { note }, revision) => {
    const typed = { id: note.id, revision, about: aboutOf(form.get('tentang')), body: form.get('catatan') };
    return db.transact((tx) => mendNote(tx, viewer, typed, now));
  }),
  post('strikeNote', 'strike_note', ({ form, db, viewer, now }, { note }) =>
    db.transact((tx) => strikeNote(tx, viewer, { id: note.id, reason: form.get('alasan') }, now)),
  ),
  post('restoreNote', 'restore_note', ({ db, viewer, now }, { note }) =>
    db.transact((tx) => restoreNote(tx, viewer, { id: note.id }, now)),
  ),
];

function post(
  path: 'mendNote' | 'strikeNote' | 'restoreNote',
  verb: 'mend_note' | 'strike_note' | 'restore_note',
  act: (visit: CaseVisit, opened: Opened, revision: number) => Promise<Outcome<null, CaseRefusal>>,
): Route<Viewer> {
  return {
    method: 'post',
    path: paths[path].pattern,
    guard: signedIn,
    event: `coaching.casework.${verb}`,
    handle: async (visit) => {
      const opened = await noteOf(visit);
      const outcome = await act(visit, opened, revisionIn(visit));
      const back = paths.one.to(opened.it.id);
      if (outcome.ok) return redirect(back, `casework.done.${verb}` satisfies MessageKey);
      const errors = faultAt(outcome.why);
      return errors ? notePage(visit, opened, errors, outcome.why) : refusal(outcome.why, back);
    },
  };
}

function notePage(visit: CaseVisit, { note, it }: Opened, errors: FieldErrors, why?: CaseRefusal): Answer {
  const { form } = visit;
  const typed = {
    about: form.has('tentang') ? form.get('tentang') : typedAbout(note),
    body: form.has('catatan') ? form.get('catatan') : note.body,
    reason: form.get('alasan'),
  };
  const page = { title: t('casework.note.mendTitle'), trail: caseTrail(it), width: 'reading' as const };
  const body = <NotePage note={note} it={it} typed={typed} errors={errors} />;
  return workPage({ ...page, ...(why === 'stale' ? { status: 409 } : {}), body }, errors);
}
