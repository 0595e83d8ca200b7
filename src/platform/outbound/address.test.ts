import { describe, expect, test } from 'vitest';
import { isLocalAddress, isPublicAddress, parseAddress } from './address.ts';

describe('addresses that the house may reach', () => {
  test.each(['8.8.8.8', '103.28.12.9', '172.15.0.1', '172.32.0.1', '2404:6800:4003::1'])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  test.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    '2001::1',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe("addresses of a network of one's own", () => {
  test.each(['127.0.0.1', '10.1.2.3', '172.31.255.255', '192.168.1.1', '::1', 'fd12::1'])('%s is one', (address) => {
    expect(isLocalAddress(address)).toBe(true);
  });
  test.each(['8.8.8.8', '169.254.169.254', '0.0.0.0', '100.64.0.1', '::ffff:127.0.0.1', 'fe80::1', '::', 'localhost'])(
    '%s is not',
    (address) => {
      expect(isLocalAddress(address)).toBe(false);
    },
  );
});

describe('an address to call', () => {
  const strict = { plain: false, allows: isPublicAddress };
  test.each([
    ['https://inovasi.contoh.go.id/kait?dari=tuntas', null],
    ['https://8.8.8.8/', null],
    ['kait', 'malformed'],
    ['https://', 'malformed'],
    ['http://inovasi.contoh.go.id/', 'scheme'],
    ['file:///etc/passwd', 'malformed'],
    ['ftp://contoh.go.id/', 'scheme'],
    ['https://budi:rahasia@contoh.go.id/', 'credentials'],
    ['https://127.0.0.1/', 'private'],
    ['https://2130706433/', 'private'],
    ['https://0x7f.1/', 'private'],
    ['https://[::1]/', 'private'],
    ['https://[::ffff:10.0.0.1]/', 'private'],
    ['https://169.254.169.254/latest/meta-data', 'private'],
  ])('%s: %s', (text, why) => {
    const parsed = parseAddress(text, strict);
    expect(parsed.ok ? null : parsed.why).toBe(why);
  });

  test('may be plain and near where that is allowed', () => {
    const parsed = parseAddress('http://127.0.0.1:8080/kait', { plain: true, allows: () => true });
    expect(parsed.ok && parsed.value.href).toBe('http://127.0.0.1:8080/kait');
  });
});
