import { keepView, removeView } from '../../src/identity/saved-views/actions.ts';
import type { SavedViewId } from '../../src/identity/saved-views/model.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { testNow } from './people.ts';
import type { Stage } from './stage.ts';

/** A view that the innovator keeps of a list of its own, deleted where the address brings it back. */
export async function plantSavedView(stage: Stage, path: string): Promise<SavedViewId> {
  const { db } = stage.database;
  const { innovator } = stage.people;
  const id = newId<'SavedViewId'>();
  // Each of a list of its own: of one list nobody keeps as many as a test plants.
  const view = { id, list: `/kelola/${id}`, query: 'status=draft', name: 'Draf', shared: false };
  must(await db.transact((tx) => keepView(tx, innovator, view, testNow)));
  if (path.endsWith('/kembalikan')) must(await db.transact((tx) => removeView(tx, innovator, id, testNow)));
  return id;
}
