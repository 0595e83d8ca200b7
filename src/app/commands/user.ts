import { randomBytes } from 'node:crypto';
import { createUser, type Role, resetPasswordLink, roles, takeSecondFactorAway } from '#identity/index.ts';
import { migrateHouse, seedHouse } from './house.ts';
import type { Command } from './options.ts';
import { withHouse } from './prepare.ts';
import { tell, tellError } from './tell.ts';

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

/** Makes an account in the hub's institution and prints a one-time link to choose its password. */
export function createAccount(command: Command): Promise<number> {
  const { email, name, role } = command.flags;
  if (!email || !name || !role || !isRole(role)) {
    tellError('app.cli.user.which', { roles: roles.filter((it) => it !== 'innovator').join(', ') });
    return Promise.resolve(2);
  }
  return withHouse(command, async (house) => {
    await migrateHouse(house);
    await seedHouse({ ...house, config: { ...house.config, demo: false } }, baseUrlOf(command));
    const console = { db: house.db, config: house.config, baseUrl: baseUrlOf(command), now: new Date() };
    const password = randomBytes(24).toString('base64url');
    const made = await createUser(console, { email, name, role, password });
    if (!made.ok) {
      tellError('app.cli.user.refused', { why: made.why });
      return 1;
    }
    tell('app.cli.user.created', { email });
    return printLink(console, email);
  });
}

export function resetAccount(command: Command): Promise<number> {
  const { email } = command.flags;
  if (!email) {
    tellError('app.cli.user.email');
    return Promise.resolve(2);
  }
  return withHouse(command, ({ db, config }) =>
    printLink({ db, config, baseUrl: baseUrlOf(command), now: new Date() }, email),
  );
}

/** Takes a lost second factor away; the password stays. */
export function resetTwoFactor(command: Command): Promise<number> {
  const email = command.flags.email ?? command.words[2];
  if (!email) {
    tellError('app.cli.user.emailTwoFactor');
    return Promise.resolve(2);
  }
  return withHouse(command, async ({ db }) => {
    const taken = await takeSecondFactorAway({ db, now: new Date() }, email);
    if (taken.ok) tell('app.cli.user.twoFactorOff', { email });
    else tellError('app.cli.user.refused', { why: taken.why });
    return taken.ok ? 0 : 1;
  });
}

async function printLink(console: Parameters<typeof resetPasswordLink>[0], email: string): Promise<number> {
  const link = await resetPasswordLink(console, email);
  if (link.ok) tell('app.cli.user.link', { link: link.value });
  else tellError('app.cli.user.refused', { why: link.why });
  return link.ok ? 0 : 1;
}

const baseUrlOf = ({ config }: Command) => config.baseUrl ?? `http://localhost:${config.port}`;
