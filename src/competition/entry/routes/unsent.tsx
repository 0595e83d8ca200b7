import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Route } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { ownDraftsOf, typedForm } from '#registry/index.ts';
import type { Entry } from '../model/entry.ts';
import { paths } from '../paths.ts';
import { type Unsent, unsentOf } from '../queries/messages.ts';
import { relationsTo } from '../rules/moves.ts';
import { UnsentPage } from '../views/unsent-page.tsx';
import { type EntryVisit, entryOf, entryPage, entryTrail } from './visit.tsx';

export const unsentRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.unsent.pattern, guard: signedIn, event: 'competition.entry.unsent', handle: unsent },
];

type NeverSent = { readonly kept: readonly Unsent[]; readonly typed: ReadonlyMap<string, string> };

/** What its people wrote and never sent, and what the viewer typed when the day passed; null: nothing, or not theirs to read. */
export async function neverSent({ db, viewer }: EntryVisit, entry: Entry): Promise<NeverSent | null> {
  if (relationsTo(entry, viewer).length === 0) return null;
  const kept = await unsentOf(db.conn, entry.id);
  // While the entry can be written, what was typed stands in its form.
  const isShut = entry.state === 'submitted' && entry.givenBackAt !== null;
  const drafts = isShut ? await ownDraftsOf(db.conn, viewer, { thing: 'entry', id: entry.id }) : new Map();
  const typed = new Map([...drafts].map(([section, draft]) => [section, typedForm(draft).get('teks')] as const));
  return kept.length + typed.size > 0 ? { kept, typed } : null;
}

async function unsent(visit: EntryVisit): Promise<Answer> {
  const { entry, edition } = await entryOf(visit);
  const found = await neverSent(visit, entry);
  if (!found) throw new NotFound();
  const body = <UnsentPage entry={entry} edition={edition} unsent={found.kept} typed={found.typed} />;
  const title = t('entry.unsent.of', { title: entry.title });
  return entryPage({ title, trail: entryTrail(entry), width: 'reading', body });
}
