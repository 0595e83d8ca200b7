import type { InstitutionId } from '#identity/index.ts';
import { must } from '#platform/outcome.ts';
import { type Issue, issueCertificates } from '../certificate/actions/issue.ts';
import { type CertificateKind, MOST_RECIPIENTS, noHolder } from '../certificate/model.ts';
import type { Edition } from '../edition/model/edition.ts';
import type { MinutesEntry } from '../stage/model/minutes.ts';
import type { PlenaryStage } from '../stage/model/plenary.ts';
import { contendersOf } from '../stage/queries/field.ts';
import { announcedOf } from '../stage/queries/results.ts';
import type { Hall } from './hall.ts';
import type { Cast } from './people.ts';

type Recipients = Issue['recipients'];
type Staged = { readonly hall: Hall; readonly cast: Cast; readonly edition: Edition };

/** The lists of these plenaries are given certificates of this kind. */
const kinds = { tpi_plenary: 'award', finalists_plenary: 'finalist' } as const satisfies Partial<
  Record<PlenaryStage, CertificateKind>
>;

/** Certificates for everyone on the lists that were announced, for all who took part, and for the jury; answers how many. */
export async function certify({ hall, cast, edition }: Staged, now: Date): Promise<number> {
  const { conn } = hall.db;
  const contenders = await contendersOf(conn, edition.id);
  const owners = new Map(contenders.map((it) => [it.id as string, it.institutionId]));
  const given: { readonly kind: CertificateKind; readonly recipients: Recipients }[] = [];
  for (const { stage, entries } of await announcedOf(conn, edition, now))
    if (stage in kinds)
      given.push({ kind: kinds[stage as keyof typeof kinds], recipients: entries.map((it) => chosen(it, owners)) });
  const taking = contenders.map((it) =>
    chosen({ ...it, institution: it.institutionName, unit: it.unitName, award: null }, owners),
  );
  given.push({ kind: 'participation', recipients: taking }, { kind: 'juror', recipients: cast.jurors.flatMap(juror) });
  let certificates = 0;
  for (const { kind, recipients } of given) {
    for (let from = 0; from < recipients.length; from += MOST_RECIPIENTS) {
      const lot = recipients.slice(from, from + MOST_RECIPIENTS);
      const issue = { editionId: edition.id, kind, recipients: lot, signing: signingOn(now), visibleFrom: null };
      certificates += must(await hall.db.transact((tx) => issueCertificates(tx, cast.secretariat, issue, now))).issued;
      hall.along('certificates', certificates, certificates + recipients.length - from - lot.length);
    }
  }
  return certificates;
}

const signingOn = (now: Date): Issue['signing'] => ({
  lang: 'id',
  place: 'Medan',
  date: now.toISOString().slice(0, 10),
  signerName: 'Ketua Latihan',
  signerOffice: 'Penyelenggara',
});

type Owners = ReadonlyMap<string, InstitutionId>;
type Named = Pick<MinutesEntry, 'id' | 'title' | 'institution' | 'unit' | 'award'>;

const chosen = ({ id, title, institution, unit, award }: Named, owners: Owners): Recipients[number] => ({
  subject: `entry:${id}`,
  name: unit ?? institution,
  unit: unit ?? '',
  institution,
  award: award ?? '',
  entryTitle: title,
  holder: { ...noHolder, institutionId: owners.get(id) ?? null },
});

function juror({ person }: Cast['jurors'][number]): Recipients {
  if (!person) return [];
  const holder = { ...noHolder, personId: person.id };
  const words = { name: person.name, unit: '', institution: '', award: '', entryTitle: '' };
  return [{ ...words, subject: `person:${person.id}`, holder }];
}
