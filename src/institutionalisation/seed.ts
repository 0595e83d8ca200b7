import { demoPeople, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { seedChecks } from './check/seed.ts';
import { demoCaseOf } from './lasting/queries/demo-case.ts';
import { seedLasting } from './lasting/seed.ts';
import { seedLives } from './survival/seed.ts';

/** The demonstration: the model case with a few years of evidence, a closed and an open round of its regency; example records with starts and ends. */
export async function seedInstitutionalisation(context: SeedContext): Promise<void> {
  const { conn } = context.db;
  const people = await demoPeople(conn);
  const [keeper, decider] = [people.get('inovator.pendidikan'), people.get('admin.deliserdang')];
  const writer = keeper ? await viewerOfPerson(conn, keeper, 'innovator') : null;
  const admin = decider ? await viewerOfPerson(conn, decider, 'local_admin') : null;
  const innovationId = keeper ? await demoCaseOf(conn, keeper) : null;
  if (!writer || !admin || !innovationId) return;
  context.progress(t('lasting.seed'));
  await seedLasting(context, { innovationId, writer, admin });
  await seedChecks(context, { innovationId, writer, admin });
  await seedLives(context);
}
