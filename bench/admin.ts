import { systemActor } from '../src/audit/index.ts';
import { addPerson, hubInstitution, startMembership, type Viewer, viewerOfPerson } from '../src/identity/index.ts';
import { identityManifest } from '../src/identity/manifest.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Database } from '../src/platform/db.ts';
import { must } from '../src/platform/outcome.ts';

/** The admin of a hub that nothing else is in yet. */
export async function adminOf(db: Database): Promise<Viewer> {
  const context = { db, config: readConfig({}), now: new Date(), baseUrl: 'http://localhost', progress: () => {} };
  await identityManifest({}).seed?.(context);
  const institution = await hubInstitution(db.conn, '12');
  if (!institution) throw new Error('the hub has no institution');
  const account = {
    name: 'Admin',
    email: 'admin@contoh.example',
    password: 'kuda-hijau-menari-9',
    locale: 'id' as const,
  };
  const post = { role: 'hub_admin' as const, institutionId: institution.id, unitId: null };
  const personId = await db.transact(async (tx) => {
    const id = must(await addPerson(tx, systemActor, account, context.now));
    await startMembership(tx, systemActor, { personId: id, ...post }, context.now);
    return id;
  });
  const viewer = await viewerOfPerson(db.conn, personId, 'hub_admin');
  if (!viewer) throw new Error('the admin has no role');
  return viewer;
}
