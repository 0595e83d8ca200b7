import type { Conn } from '#platform/db.ts';
import { shortNameOf, USUAL_FORMAT } from '../rules/number.ts';
import { tables } from '../schema.ts';
import type { CertifiedEdition } from './edition.ts';

export type CertificateSetting = {
  readonly numberFormat: string;
  readonly shortName: string;
  readonly lang: 'id' | 'en';
  readonly place: string;
  readonly signerName: string;
  readonly signerOffice: string;
  readonly lastNo: number;
  readonly revision: number;
  readonly hasLogo: boolean;
  readonly hasSignature: boolean;
};

/** How the edition numbers and signs; what is usual where nobody has said anything yet. */
export async function settingOf(
  conn: Conn,
  edition: Pick<CertifiedEdition, 'id' | 'title'>,
): Promise<CertificateSetting> {
  const row = await tables(conn)
    .selectFrom('certificate_setting')
    .select([
      'number_format as numberFormat',
      'short_name as shortName',
      'lang',
      'place',
      'signer_name as signerName',
      'signer_office as signerOffice',
      'last_no as lastNo',
      'revision',
    ])
    .select((it) => [it('logo', 'is not', null).as('hasLogo'), it('signature', 'is not', null).as('hasSignature')])
    .where('edition_id', '=', edition.id)
    .executeTakeFirst();
  const usual = { lang: 'id' as const, place: '', signerName: '', signerOffice: '', lastNo: 0, revision: 1 };
  return (
    (row as CertificateSetting | undefined) ?? {
      ...usual,
      numberFormat: USUAL_FORMAT,
      shortName: shortNameOf(edition.title),
      hasLogo: false,
      hasSignature: false,
    }
  );
}

/** The pictures that its certificates bear, as PNG. */
export async function picturesOf(conn: Conn, editionId: CertifiedEdition['id']) {
  const row = await tables(conn)
    .selectFrom('certificate_setting')
    .select(['logo', 'signature'])
    .where('edition_id', '=', editionId)
    .executeTakeFirst();
  const bytes = (picture: Buffer | null | undefined) => (picture ? new Uint8Array(picture) : null);
  return { logo: bytes(row?.logo), signature: bytes(row?.signature) };
}
