import { invite, type NewInvitation } from '../../src/identity/actions/invitations.ts';
import type { InstitutionId, UnitId, Viewer } from '../../src/identity/index.ts';
import { newestMails } from '../../src/platform/mail.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { governmentOf, personWith, testConfig, testNow, unitIn, withRegions } from './people.ts';

/** A province and a regency with an admin each, and a clinic of the regency: where people are invited to and by whom. */
export type InvitationDesk = {
  readonly database: TestDatabase;
  readonly province: InstitutionId;
  readonly toba: InstitutionId;
  readonly clinic: UnitId;
  readonly hubAdmin: Viewer;
  readonly tobaAdmin: Viewer;
};

export async function invitationDesk(): Promise<InvitationDesk> {
  const database = await testDatabase();
  const { db } = database;
  await withRegions(db);
  const [province, toba] = [await governmentOf(db, '12'), await governmentOf(db, '12.12')];
  return {
    database,
    province,
    toba,
    clinic: await unitIn(db, toba, 'Puskesmas Contoh'),
    hubAdmin: await personWith(db, 'Ratna', [{ role: 'hub_admin', institutionId: province }]),
    tobaAdmin: await personWith(db, 'Maria', [{ role: 'local_admin', institutionId: toba }]),
  };
}

export const mailDesk = { config: testConfig, baseUrl: 'https://hub.contoh.example' };
export const minutes = (n: number): Date => new Date(testNow.getTime() + n * 60_000);
export const days = (n: number): Date => minutes(n * 24 * 60);

/** Invites somebody as an innovator of the clinic, unless told otherwise. */
export function inviteTo(
  { database, toba, clinic }: InvitationDesk,
  viewer: Viewer,
  given: Partial<NewInvitation> & { email: string },
  now = testNow,
) {
  const wanted = { role: 'innovator' as const, institutionId: toba, unitId: clinic, desk: mailDesk, ...given };
  return database.db.transact((tx) => invite(tx, viewer, wanted, now));
}

/** The newest mail to this address, with the token of its link. */
export async function invitationMail({ database }: InvitationDesk, email: string) {
  const mail = (await newestMails(database.db.conn, 100)).find((it) => it.recipient === email);
  if (!mail) throw new Error(`no mail to ${email}`);
  const token = /\/terima-undangan\?token=([\w-]+)/.exec(mail.bodyText)?.[1];
  if (!token) throw new Error('no link in the mail');
  return { ...mail, token };
}
