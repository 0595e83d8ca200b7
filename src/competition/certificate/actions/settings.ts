import type { Viewer } from '#identity/index.ts';
import type { Tx } from '#platform/db.ts';
import { done, type Outcome, refused } from '#platform/outcome.ts';
import type { EditionId } from '../../edition/model/edition.ts';
import type { CertificateRefusal } from '../model.ts';
import { certifiedEdition } from '../queries/edition.ts';
import { settingOf } from '../queries/setting.ts';
import { whyNotManage } from '../rules/reading.ts';
import { tables } from '../schema.ts';
import { note } from './note.ts';
import { holdNumbers } from './number.ts';

export type NewSetting = {
  readonly editionId: EditionId;
  readonly revision: number;
  readonly numberFormat: string;
  readonly shortName: string;
  /** PNG; null takes it away, undefined leaves it. */
  readonly logo?: Uint8Array | null;
  readonly signature?: Uint8Array | null;
};

/** Sets how the certificates of an edition are numbered and what pictures they bear; certificates that stand keep their numbers. */
export async function saveSetting(
  tx: Tx,
  who: Viewer,
  input: NewSetting,
  now: Date,
): Promise<Outcome<null, CertificateRefusal>> {
  const edition = await certifiedEdition(tx, input.editionId);
  if (!edition || whyNotManage(edition.organiserId, who)) return refused('not_found');
  if ((await settingOf(tx, edition)).revision !== input.revision) return refused('stale');
  await holdNumbers(tx, edition);
  // Whoever was faster is noticed once the row is held.
  const before = await settingOf(tx, edition);
  if (before.revision !== input.revision) return refused('stale');
  const { numberFormat, shortName, logo, signature } = input;
  const picture = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes) : null);
  await tables(tx)
    .updateTable('certificate_setting')
    .set({
      number_format: numberFormat,
      short_name: shortName,
      revision: before.revision + 1,
      ...(logo === undefined ? {} : { logo: picture(logo) }),
      ...(signature === undefined ? {} : { signature: picture(signature) }),
    })
    .where('edition_id', '=', edition.id)
    .execute();
  const told = {
    before: { numberFormat: before.numberFormat, shortName: before.shortName },
    after: { numberFormat, shortName, ...pictureWords({ logo, signature }) },
  };
  await note(tx, who, { verb: 'settings', subject: { kind: 'edition', id: edition.id }, ...told }, now);
  return done(null);
}

/** The log keeps that a picture came or went, not the picture. */
function pictureWords(given: Readonly<Record<'logo' | 'signature', Uint8Array | null | undefined>>) {
  const said = Object.entries(given).filter(([, bytes]) => bytes !== undefined);
  return Object.fromEntries(said.map(([name, bytes]) => [name, bytes ? `${bytes.length} B` : 'none']));
}
