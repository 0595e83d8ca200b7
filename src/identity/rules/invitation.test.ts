import { expect, test } from 'vitest';
import { expiryOf, stateOf, whyNotAccept, whyNotResend, whyNotRevoke } from './invitation.ts';

const sentAt = new Date('2026-03-02T03:00:00Z');
const open = { sentAt, expiresAt: expiryOf(sentAt), acceptedAt: null, revokedAt: null };
const at = (text: string) => new Date(text);
const later = at('2026-03-05T03:00:00Z');

test('an invitation is valid for fourteen days, to the moment', () => {
  expect(open.expiresAt).toEqual(at('2026-03-16T03:00:00Z'));
  expect(stateOf(open, at('2026-03-16T02:59:59Z'))).toBe('open');
  expect(stateOf(open, at('2026-03-16T03:00:00Z'))).toBe('expired');
  expect(stateOf({ ...open, revokedAt: later }, later)).toBe('revoked');
  expect(stateOf({ ...open, acceptedAt: later }, at('2027-01-01T00:00:00Z'))).toBe('accepted');
});

test('it is sent again after two minutes, also when it has expired, but not when it is over', () => {
  expect(whyNotResend(open, at('2026-03-02T03:01:59Z'))).toBe('too_soon');
  expect(whyNotResend(open, at('2026-03-02T03:02:00Z'))).toBeNull();
  expect(whyNotResend(open, at('2026-06-01T00:00:00Z'))).toBeNull();
  expect(whyNotResend({ ...open, acceptedAt: later }, later)).toBe('accepted');
  expect(whyNotResend({ ...open, revokedAt: later }, later)).toBe('revoked');
});

test('it is taken back while nobody has accepted it', () => {
  expect(whyNotRevoke(open, later)).toBeNull();
  expect(whyNotRevoke(open, at('2026-06-01T00:00:00Z'))).toBeNull();
  expect(whyNotRevoke({ ...open, acceptedAt: later }, later)).toBe('accepted');
  expect(whyNotRevoke({ ...open, revokedAt: later }, later)).toBe('revoked');
});

test('it is accepted by the invited address alone, in time, into an open unit', () => {
  const invitation = { ...open, email: 'sari@contoh.example', unitClosedAt: null };
  expect(whyNotAccept(invitation, null, later)).toBeNull();
  expect(whyNotAccept(invitation, 'sari@contoh.example', later)).toBeNull();
  expect(whyNotAccept(invitation, 'budi@contoh.example', later)).toBe('other_person');
  expect(whyNotAccept({ ...invitation, unitClosedAt: later }, null, later)).toBe('unit_closed');
  expect(whyNotAccept(invitation, null, at('2026-03-16T03:00:00Z'))).toBe('expired');
  expect(whyNotAccept({ ...invitation, acceptedAt: later }, null, later)).toBe('accepted');
});
