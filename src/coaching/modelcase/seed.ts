import { demoPeople, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import preset from '../../../presets/demo/model-case.json' with { type: 'json' };
import { findPublished } from '../casework/queries/subjects.ts';
import { editModelCase, makeModelCase, showModelCase } from './actions.ts';
import { allModelCases } from './queries.ts';

/** The case of Deli Serdang as it was discussed in Medan, with questions of ours. Made once. */
export async function seedModelCase({ db, now, progress }: SeedContext): Promise<void> {
  const hubId = (await demoPeople(db.conn)).get('admin.hub');
  const hub = hubId ? await viewerOfPerson(db.conn, hubId, 'hub_admin') : null;
  if (!hub || (await allModelCases(db.conn, hub)).length > 0) return;
  const [found] = await findPublished(db.conn, preset.record);
  if (!found) return;
  progress(t('modelcase.seed'));
  await db.transact(async (tx) => {
    const making = { id: newId<'ModelCaseId'>(now.getTime()), innovationId: found.id };
    const id = must(await makeModelCase(tx, hub, making, now));
    const { obstacles, guidance, questions } = preset;
    must(await editModelCase(tx, hub, { id, revision: 1, obstacles, guidance, questions }, now));
    must(await showModelCase(tx, hub, { id, isPublic: true }, now));
  });
}
