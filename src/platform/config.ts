import { resolve } from 'node:path';
import * as z from 'zod';

const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1');

/** Every setting, read once. Each one is documented in docs/operate/configure.md; a house test compares the two. */
const settings = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  TUNTAS_DATA: z.string().min(1).default('./data'),
  TUNTAS_PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  TUNTAS_HOST: z.string().min(1).default('127.0.0.1'),
  TUNTAS_URL: z.url({ protocol: /^https?$/ }).optional(),
  TUNTAS_SECRET: z.string().min(32).optional(),
  TUNTAS_HUB_REGION: z
    .string()
    .regex(/^\d{2}$/)
    .default('12'),
  TUNTAS_TIME_ZONE: z.string().min(1).default('Asia/Jakarta'),
  TUNTAS_TRUSTED_PROXY_HEADER: z.string().min(1).optional(),
  TUNTAS_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  TUNTAS_MAIL_FROM: z.string().min(3).default('Tuntas <tuntas@localhost>'),
  TUNTAS_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  TUNTAS_DEMO: flag.default(true),
  TUNTAS_WORKER: flag.default(true),
  TUNTAS_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  TUNTAS_AUTH_RATE_LIMIT: flag.default(true),
  TUNTAS_SESSION_CACHE_SECONDS: z.coerce.number().int().min(1).max(86_400).default(300),
  TUNTAS_API_PER_MINUTE: z.coerce.number().int().min(0).max(100_000).default(300),
  TUNTAS_WEBHOOK_LOCAL: flag.default(false),
  TUNTAS_NETWORK_LOCAL: flag.default(false),
  TUNTAS_NETWORK_DELETE_PERCENT: z.coerce.number().int().min(0).max(100).default(10),
  TUNTAS_TOTP_ROLES: z
    .string()
    .regex(/^[a-z_]+(,[a-z_]+)*$/)
    .optional(),
  TUNTAS_LEFT_BEHIND_REGIONS: z
    .string()
    .regex(/^\d{2}\.\d{2}(,\d{2}\.\d{2})*$/)
    .optional(),
  TUNTAS_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  TUNTAS_OIDC_CLIENT_ID: z.string().min(1).optional(),
  TUNTAS_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  TUNTAS_OIDC_NAME: z.string().min(1).max(60).default('SSO'),
  TUNTAS_OIDC_SCOPES: z
    .string()
    .regex(/^openid( \S+)*$/)
    .default('openid email profile'),
  TUNTAS_OIDC_EMAIL_CLAIM: z.string().min(1).default('email'),
  TUNTAS_OIDC_SECOND_FACTOR: z
    .string()
    .regex(/^[^\s,]+(,[^\s,]+)*$/)
    .optional(),
  TUNTAS_FILE_LIMIT_MB: z.coerce.number().int().min(1).max(500).default(25),
  TUNTAS_CERTIFICATE_FILE_DAYS: z.coerce.number().int().min(1).max(365).default(7),
  TUNTAS_HUB_REMINDER_DAYS: z.coerce.number().int().min(1).max(365).default(14),
  TUNTAS_CLAMAV_SOCKET: z
    .string()
    .regex(/^(?:\/.+|tcp:\/\/[^/]+)$/)
    .optional(),
  TUNTAS_S3_BUCKET: z.string().min(1).optional(),
  TUNTAS_S3_REGION: z.string().min(1).default('us-east-1'),
  TUNTAS_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  TUNTAS_S3_ACCESS_KEY: z.string().min(1).optional(),
  TUNTAS_S3_SECRET_KEY: z.string().min(1).optional(),
});

export type Config = {
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly port: number;
  readonly host: string;
  /** Public address without trailing slash; null until the port is known. */
  readonly baseUrl: string | null;
  readonly secret: string | null;
  readonly hubRegion: string;
  readonly timeZone: string;
  readonly trustedProxyHeader: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';
  readonly demo: boolean;
  readonly worker: boolean;
  readonly poolSize: number;
  readonly authRateLimit: boolean;
  /** How long a signed cookie spares reading the session. */
  readonly sessionCacheSeconds: number;
  /** Requests of one program in a minute; 0 for as many as come. */
  readonly apiPerMinute: number;
  /** Whether webhooks may go to the network of one's own house, and by plain http. */
  readonly webhookLocal: boolean;
  /** Whether other hubs may lie in the network of one's own house, and be asked by plain http. */
  readonly networkLocal: boolean;
  /** Share of what is held of a hub that may go within a day without a person's leave. */
  readonly networkDeletePercent: number;
  /** Roles that nobody acts in without a second factor. */
  readonly totpRoles: readonly string[];
  /** Kemendagri codes of regencies and cities that count as left behind (3T); none: the office has not said. */
  readonly leftBehindRegions: readonly string[];
  /** Single sign-on at an OpenID Connect provider; none without an issuer. */
  readonly oidc: {
    readonly issuer: string | null;
    readonly clientId: string | null;
    readonly clientSecret: string | null;
    readonly name: string;
    readonly scopes: readonly string[];
    readonly emailClaim: string;
    /** Values of `amr` or `acr` by which the provider says that it asked for a second factor. */
    readonly secondFactor: readonly string[];
  };
  readonly fileLimitMb: number;
  /** Days for which the files of a batch of certificates are kept. */
  readonly certificateFileDays: number;
  /** A member is reminded by the hub at most once in so many days. */
  readonly hubReminderDays: number;
  /** Path of a Unix socket, or `tcp://host:port`; null when nothing is scanned. */
  readonly clamavSocket: string | null;
  /** Without a bucket, files lie in the data folder. */
  readonly s3: {
    readonly bucket: string | null;
    readonly region: string;
    readonly endpoint: string | null;
    readonly accessKey: string | null;
    readonly secretKey: string | null;
  };
};

export const settingNames: readonly string[] = Object.keys(settings.shape);

/** The configuration out of an environment; throws one readable error that names every wrong setting. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const known = Object.fromEntries(settingNames.map((name) => [name, env[name] === '' ? undefined : env[name]]));
  const parsed = settings.safeParse(known);
  if (!parsed.success) throw new Error(`Wrong settings:\n${z.prettifyError(parsed.error)}`);
  const it = parsed.data;
  return {
    databaseUrl: it.DATABASE_URL ?? null,
    dataDir: resolve(it.TUNTAS_DATA),
    port: it.TUNTAS_PORT,
    host: it.TUNTAS_HOST,
    baseUrl: it.TUNTAS_URL?.replace(/\/+$/, '') ?? null,
    secret: it.TUNTAS_SECRET ?? null,
    hubRegion: it.TUNTAS_HUB_REGION,
    timeZone: it.TUNTAS_TIME_ZONE,
    trustedProxyHeader: it.TUNTAS_TRUSTED_PROXY_HEADER ?? null,
    smtpUrl: it.TUNTAS_SMTP_URL ?? null,
    mailFrom: it.TUNTAS_MAIL_FROM,
    logLevel: it.TUNTAS_LOG_LEVEL,
    demo: it.TUNTAS_DEMO,
    worker: it.TUNTAS_WORKER,
    poolSize: it.TUNTAS_POOL_SIZE,
    authRateLimit: it.TUNTAS_AUTH_RATE_LIMIT,
    sessionCacheSeconds: it.TUNTAS_SESSION_CACHE_SECONDS,
    apiPerMinute: it.TUNTAS_API_PER_MINUTE,
    webhookLocal: it.TUNTAS_WEBHOOK_LOCAL,
    networkLocal: it.TUNTAS_NETWORK_LOCAL,
    networkDeletePercent: it.TUNTAS_NETWORK_DELETE_PERCENT,
    totpRoles: it.TUNTAS_TOTP_ROLES?.split(',') ?? [],
    leftBehindRegions: it.TUNTAS_LEFT_BEHIND_REGIONS?.split(',') ?? [],
    oidc: oidcOf(it),
    fileLimitMb: it.TUNTAS_FILE_LIMIT_MB,
    certificateFileDays: it.TUNTAS_CERTIFICATE_FILE_DAYS,
    hubReminderDays: it.TUNTAS_HUB_REMINDER_DAYS,
    clamavSocket: it.TUNTAS_CLAMAV_SOCKET ?? null,
    s3: {
      bucket: it.TUNTAS_S3_BUCKET ?? null,
      region: it.TUNTAS_S3_REGION,
      endpoint: it.TUNTAS_S3_ENDPOINT ?? null,
      accessKey: it.TUNTAS_S3_ACCESS_KEY ?? null,
      secretKey: it.TUNTAS_S3_SECRET_KEY ?? null,
    },
  };
}

function oidcOf(it: z.infer<typeof settings>): Config['oidc'] {
  return {
    issuer: it.TUNTAS_OIDC_ISSUER ?? null,
    clientId: it.TUNTAS_OIDC_CLIENT_ID ?? null,
    clientSecret: it.TUNTAS_OIDC_CLIENT_SECRET ?? null,
    name: it.TUNTAS_OIDC_NAME,
    scopes: it.TUNTAS_OIDC_SCOPES.split(' '),
    emailClaim: it.TUNTAS_OIDC_EMAIL_CLAIM,
    secondFactor: it.TUNTAS_OIDC_SECOND_FACTOR?.split(',') ?? [],
  };
}
