import { randomBytes, randomInt } from 'node:crypto';
import { APIError, betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Config } from '#platform/config.ts';
import type { Conn, Database, Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import type { PersonId } from './model.ts';
import { proven, SECOND_STEP_SECONDS } from './proven.ts';
import { MAX_PASSWORD, MIN_PASSWORD } from './rules/password.ts';
import { newRecoveryCodes } from './rules/recovery-code.ts';
import { tables } from './schema.ts';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;
export const SESSION_SECONDS = 14 * DAY;
export const RESET_SECONDS = 60 * MINUTE;
/** The longest window of any rate limit here; better-auth forgets counters older than its longest window. */
export const LONGEST_WINDOW_SECONDS = 15 * MINUTE;
/** A whole clinic signs in behind one address; single accounts are guarded by their own counter. */
export const SIGN_INS_A_MINUTE = 60;
const RESETS_A_WINDOW = 20;
/** Wrong codes in a row after which an account waits for a quarter of an hour. */
export const WRONG_CODES = 10;
export const AUTH_BASE = '/api/auth';
/** Set by our own requests to the engine, which are never reachable from outside. */
export const IP_HEADER = 'x-tuntas-client-ip';

export const COOKIE_PREFIX = 'tuntas';
const SECRET = 'identity.secret';

export type Auth = ReturnType<typeof buildAuth>;
const built = new WeakMap<Database, Promise<Auth>>();

/** The sign-in engine of this database; made once, on first use. */
export function authOf(db: Database, config: Config): Promise<Auth> {
  const known = built.get(db);
  if (known) return known;
  const fresh = requireSecret(db, config).then((secret) => buildAuth(db, config, secret));
  built.set(db, fresh);
  fresh.catch(() => built.delete(db));
  return fresh;
}

/** The address the engine believes to have: only its scheme matters, for secure cookies. */
export function authOrigin(config: Config): string {
  return new URL(config.baseUrl ?? 'http://localhost').origin;
}

/** The secret that signs cookies: from the settings, or made once and kept in the database. */
export async function requireSecret(db: Database, config: Config): Promise<string> {
  if (config.secret) return config.secret;
  return db.transact((tx) => keepOnce(tx, SECRET, randomBytes(48).toString('base64url')));
}

/** Keeps the text under the name unless one is kept already; answers what is kept now. */
async function keepOnce(tx: Tx, name: string, text: string): Promise<string> {
  await tables(tx)
    .insertInto('instance_setting')
    .values({ name, value: JSON.stringify({ text }) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute();
  const kept = await tables(tx)
    .selectFrom('instance_setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return kept.value.text;
}

function buildAuth(db: Database, config: Config, secret: string) {
  const origin = authOrigin(config);
  return betterAuth({
    appName: 'Tuntas',
    baseURL: origin,
    basePath: AUTH_BASE,
    secret,
    trustedOrigins: [origin],
    telemetry: { enabled: false },
    logger: { level: 'error' },
    database: { db: tables(db.conn), type: 'postgres', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      resetPasswordTokenExpiresIn: RESET_SECONDS,
      revokeSessionsOnPasswordReset: true,
    },
    session: {
      ...sessionFields,
      expiresIn: SESSION_SECONDS,
      updateAge: DAY,
      cookieCache: { enabled: true, maxAge: config.sessionCacheSeconds },
    },
    user: personFields,
    account: accountFields,
    verification: verificationFields,
    rateLimit: rateLimits(config),
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: origin.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [IP_HEADER] },
      database: { generateId: () => newId<'AuthId'>() },
    },
    plugins: [secondFactor, proven],
    databaseHooks: { session: { create: { before: (session) => refuseDeactivated(db.conn, session.userId) } } },
  });
}

/** Whoever was deactivated gets no session, whichever way the engine was asked. */
async function refuseDeactivated(conn: Conn, personId: string): Promise<void> {
  const person = await tables(conn)
    .selectFrom('person')
    .select('deactivated_at')
    .where('id', '=', personId as PersonId)
    .executeTakeFirst();
  if (person?.deactivated_at) throw new APIError('FORBIDDEN', { code: 'DEACTIVATED', message: 'deactivated' });
}

function rateLimits(config: Config) {
  return {
    enabled: config.authRateLimit,
    storage: 'database' as const,
    modelName: 'auth_rate_limit',
    fields: { lastRequest: 'last_request' },
    customRules: {
      '/sign-in/email': { window: MINUTE, max: SIGN_INS_A_MINUTE },
      '/reset-password': { window: LONGEST_WINDOW_SECONDS, max: RESETS_A_WINDOW },
      // An account waits by itself after ten wrong codes; this one is for the whole office behind one address.
      '/two-factor/*': { window: MINUTE, max: SIGN_INS_A_MINUTE },
      '/change-password': { window: LONGEST_WINDOW_SECONDS, max: RESETS_A_WINDOW },
    },
  };
}

const secondFactor = twoFactor({
  issuer: 'Tuntas',
  twoFactorCookieMaxAge: SECOND_STEP_SECONDS,
  accountLockout: { enabled: true, maxFailedAttempts: WRONG_CODES, durationSeconds: LONGEST_WINDOW_SECONDS },
  backupCodeOptions: {
    storeBackupCodes: 'encrypted',
    customBackupCodesGenerate: () => newRecoveryCodes((below) => randomInt(below)),
  },
  schema: {
    user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
    twoFactor: {
      modelName: 'auth_two_factor',
      fields: {
        backupCodes: 'backup_codes',
        userId: 'person_id',
        failedVerificationCount: 'failed_verification_count',
        lockedUntil: 'locked_until',
      },
    },
  },
});

const personFields = {
  modelName: 'person',
  fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
};

const sessionFields = {
  modelName: 'auth_session',
  fields: {
    userId: 'person_id',
    expiresAt: 'expires_at',
    ipAddress: 'ip_address',
    userAgent: 'user_agent',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
};

const accountFields = {
  modelName: 'auth_account',
  fields: {
    userId: 'person_id',
    accountId: 'account_id',
    providerId: 'provider_id',
    accessToken: 'access_token',
    refreshToken: 'refresh_token',
    idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at',
    refreshTokenExpiresAt: 'refresh_token_expires_at',
    createdAt: 'created_at',
    updatedAt: 'updated_at',
  },
};

const verificationFields = {
  modelName: 'auth_verification',
  storeIdentifier: 'hashed' as const,
  fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
};
