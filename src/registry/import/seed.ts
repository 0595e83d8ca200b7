import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { demoPeople, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { t } from '#platform/i18n/i18n.ts';
import { must } from '#platform/outcome.ts';
import { productRoot } from '#platform/root.ts';
import { importSheet, sheetAt } from './actions/file.ts';
import { runContext } from './jobs.ts';
import { wasImported } from './queries/run.ts';

const SHEET = 'presets/demo/innovations.tsv';
const HUB_ADMIN = 'admin.hub';

/**
 * Brings the real rows of public sources in as the demonstration's hub admin would, through the same steps, and publishes
 * them: they are public facts with their sources. Once; an import that somebody undid does not come back.
 */
export async function seedImport({ db, now, progress }: SeedContext): Promise<void> {
  const personId = (await demoPeople(db.conn)).get(HUB_ADMIN);
  const who = personId ? await viewerOfPerson(db.conn, personId, 'hub_admin') : null;
  if (!who) return;
  const sheet = await sheetAt(join(productRoot(), SHEET));
  if (await wasImported(db.conn, createHash('sha256').update(sheet.bytes).digest('hex'))) return;
  progress(t('import.seed.progress'));
  const context = runContext(db, who, undefined, () => now);
  must(await importSheet(context, { ...sheet, publish: true, onExisting: 'update' }));
}
