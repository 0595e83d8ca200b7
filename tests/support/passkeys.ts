import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { testNow } from './people.ts';
import { cookiesIn, HERE, type TestServer } from './server.ts';

/** What a dishonest or broken device, browser or page changes about an answer. */
export type Twist = {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  /** False: the device did not ask who holds it. */
  readonly verified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  /** What the attestation statement holds beside nothing. */
  readonly statement?: Buffer;
  readonly format?: string;
};

export type Device = {
  /** The form's text for options of `creationOptions`, as the island would send it. */
  readonly create: (options: Options, twist?: Twist) => string;
  /** The same for options of `requestOptions`, with the key that was made last. */
  readonly get: (options: Options, twist?: Twist) => string;
};
type Options = {
  readonly challenge: string;
  readonly rpId?: string;
  readonly rp?: { readonly id: string };
  readonly user?: { readonly id: string };
};
type Key = { readonly id: Buffer; readonly secret: KeyObject; readonly handle: string };

/** The shortest head of CBOR (RFC 8949 §3, §4.2) and what follows it. */
function cbor(major: number, value: number, ...rest: readonly Buffer[]): Buffer {
  const bytes = value < 24 ? [value] : value < 256 ? [24, value] : [25, value >> 8, value & 255];
  const head = Buffer.from(bytes);
  head.writeUInt8(major * 32 + head.readUInt8(0), 0);
  return Buffer.concat([head, ...rest]);
}
const number = (value: number) => (value < 0 ? cbor(1, -1 - value) : cbor(0, value));
const text = (value: string) => cbor(3, value.length, Buffer.from(value));
const blob = (value: Buffer) => cbor(2, value.length, value);

const hash = (value: string | Buffer) => createHash('sha256').update(value).digest();

function publicKeyOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const coordinate = (it: string) => blob(Buffer.from(it, 'base64url'));
  // COSE (RFC 9053 §7.1): elliptic curve, ES256, P-256 and the point.
  return cbor(
    5,
    5,
    number(1),
    number(2),
    number(3),
    number(-7),
    number(-1),
    number(1),
    number(-2),
    coordinate(x),
    number(-3),
    coordinate(y),
  );
}

const [PRESENT, VERIFIED, NEW_KEY] = [1, 4, 64];

function authenticatorData(rpId: string, flags: number, counter: number, rest = Buffer.alloc(0)): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([hash(rpId), Buffer.from([flags]), count, rest]);
}

function clientData(type: string, options: Options, twist: Twist): Buffer {
  const { origin = HERE, challenge = options.challenge } = twist;
  return Buffer.from(JSON.stringify({ type: twist.type ?? type, challenge, origin, crossOrigin: false }));
}

const told = (id: Buffer, response: Readonly<Record<string, unknown>>) =>
  JSON.stringify({ id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', response });

function created(key: Key, publicKey: KeyObject, options: Options, twist: Twist): string {
  const flags = PRESENT + NEW_KEY + (twist.verified === false ? 0 : VERIFIED);
  const length = Buffer.from([key.id.length >> 8, key.id.length & 255]);
  const attested = Buffer.concat([Buffer.alloc(16), length, key.id, publicKeyOf(publicKey)]);
  const data = authenticatorData(twist.rpId ?? options.rp?.id ?? '', flags, twist.counter ?? 0, attested);
  const object = cbor(
    5,
    3,
    text('fmt'),
    text(twist.format ?? 'none'),
    text('attStmt'),
    twist.statement ?? cbor(5, 0),
    text('authData'),
    blob(data),
  );
  return told(key.id, {
    clientDataJSON: clientData('webauthn.create', options, twist).toString('base64url'),
    attestationObject: object.toString('base64url'),
    transports: ['internal'],
  });
}

function used(key: Key, counter: number, options: Options, twist: Twist): string {
  const client = clientData('webauthn.get', options, twist);
  const flags = PRESENT + (twist.verified === false ? 0 : VERIFIED);
  const data = authenticatorData(twist.rpId ?? options.rpId ?? '', flags, twist.counter ?? counter);
  return told(key.id, {
    clientDataJSON: client.toString('base64url'),
    authenticatorData: data.toString('base64url'),
    signature: sign('sha256', Buffer.concat([data, hash(client)]), key.secret).toString('base64url'),
    userHandle: twist.userHandle ?? key.handle,
  });
}

/** A device in software (WebAuthn §6) with ES256 keys; `counts`: whether it tells how often a key was used. */
export function softDevice({ counts = true } = {}): Device {
  let key: Key | null = null;
  let counter = 0;
  return {
    create: (options, twist = {}) => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      key = { id: randomBytes(24), secret: privateKey, handle: options.user?.id ?? '' };
      return created(key, publicKey, options, twist);
    },
    get: (options, twist = {}) => {
      if (!key) throw new Error('this device has no key');
      if (counts) counter += 1;
      return used(key, counter, options, twist);
    },
  };
}

/** What the page asks of the device. */
export function optionsIn(html: string): Options {
  const found = /data-options="([^"]*)"/.exec(html)?.[1] ?? '';
  return JSON.parse(found.replaceAll('&quot;', '"').replaceAll('&amp;', '&')) as Options;
}

export const passkeyPages = {
  list: '/profil/kunci-sandi',
  add: '/profil/kunci-sandi/baru',
  enter: '/masuk/kunci-sandi',
};

export type Begun = { readonly cookies: string; readonly options: Options };

/** Goes to the page on which the device makes a key; `cookies`: those of a session. */
export async function beginAdding(server: TestServer, cookies: string, nama = 'Ponsel saya'): Promise<Begun> {
  const begun = await server.ask(passkeyPages.list, { cookies, form: { nama } });
  if (begun.status !== 303) throw new Error(`no passkey could be begun: ${begun.status}`);
  const all = `${cookies}; ${cookiesIn(begun)}`;
  const page = await server.ask(passkeyPages.add, { cookies: all });
  return { cookies: all, options: optionsIn(await page.text()) };
}

/** Adds a passkey of the device to the account of the session; the answer of the last form. */
export async function addPasskeyOf(
  server: TestServer,
  cookies: string,
  device: Device,
  twist?: Twist,
): Promise<Response> {
  const begun = await beginAdding(server, cookies);
  const jawaban = device.create(begun.options, twist);
  return server.ask(passkeyPages.add, { cookies: begun.cookies, form: { jawaban } });
}

/** The page of signing in, as a browser keeps it. */
export async function atDoor(server: TestServer): Promise<Begun> {
  const page = await server.ask('/masuk');
  return { cookies: cookiesIn(page), options: optionsIn(await page.text()) };
}

/** Signs in with the device's key; the answer of the form. */
export async function enterWith(server: TestServer, device: Device, twist?: Twist): Promise<Response> {
  const { cookies, options } = await atDoor(server);
  const form = { jawaban: device.get(options, twist), kembali: '/profil' };
  return server.ask(passkeyPages.enter, { cookies, form });
}

/** A passkey of the person whose device is elsewhere; `name`: what its owner calls it. */
export async function plantPasskey(db: Database, { person }: Viewer, name = 'Ponsel'): Promise<string> {
  const [id, credential] = [newId<'PasskeyId'>(), randomBytes(16).toString('base64url')];
  await db.pool.query(
    `insert into auth_passkey (id, person_id, name, public_key, credential_id, counter, backed_up, transports, created_at)
     values ($1, $2, $3, 'AA', $4, 0, false, 'internal', $5)`,
    [id, person?.id, name, credential, testNow],
  );
  return id;
}

/** A page without what devices are asked to sign, which is another each time. */
export const withoutChallenge = (html: string) => html.replace(/ data-options="[^"]*"/, '');
