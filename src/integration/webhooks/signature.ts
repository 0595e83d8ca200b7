import { createHmac } from 'node:crypto';

const MARK = 'whsec_';

export type Signed = {
  readonly id: string;
  /** Seconds since 1970: when this attempt is made. */
  readonly timestamp: number;
  readonly body: string;
};

/**
 * The value of `webhook-signature`: HMAC-SHA256 over id, timestamp and body, one for each secret that holds, the newest
 * first (Standard Webhooks, «Signature scheme»).
 */
export function signatureOf(secrets: readonly string[], { id, timestamp, body }: Signed): string {
  const text = `${id}.${timestamp}.${body}`;
  return secrets.map((secret) => `v1,${createHmac('sha256', keyOf(secret)).update(text).digest('base64')}`).join(' ');
}

const keyOf = (secret: string): Buffer => Buffer.from(secret.slice(MARK.length), 'base64');

/** The bytes as receivers are given them: marked, so that scanners of source code find one that slipped in. */
export function secretText(bytes: Buffer): string {
  return MARK + bytes.toString('base64');
}
