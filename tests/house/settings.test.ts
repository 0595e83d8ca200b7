import { describe, expect, test } from 'vitest';
import { readConfig, settingNames } from '../../src/platform/config.ts';
import { isTest, sourcesOf } from './sources.ts';

type Row = { readonly name: string; readonly second: string; readonly meaning: string };

/** The rows of the page's tables, by the heading of their first column. */
function rowsUnder(heading: string, page: string): readonly Row[] {
  const table = page.split(/\n(?=\| (?:setting|variable) \|)/).find((part) => part.startsWith(`| ${heading} |`)) ?? '';
  return table.split('\n').flatMap((line) => {
    const [, name, second, meaning] = /^\| `(\w+)` \| (.+?) \| (.+) \|$/.exec(line) ?? [];
    return name && second && meaning ? [{ name, second: second.replaceAll('`', ''), meaning }] : [];
  });
}

const page = sourcesOf('docs/operate/configure.md')[0]?.text ?? '';
const settings = rowsUnder('setting', page);

describe('docs/operate/configure.md', () => {
  test('tells every setting and no other', () => {
    expect(settings.map((it) => it.name).sort()).toEqual([...settingNames].sort());
  });

  test.each(settings)('tells the default of $name: $second', ({ name, second }) => {
    const untold = readConfig({});
    expect(second === '–' ? untold : readConfig({ [name]: second })).toEqual(untold);
    // What is not set by default must differ once it is set, or the page hides a default.
    if (second !== '–') return;
    const samples: Record<string, string> = {
      DATABASE_URL: 'postgres://a:b@c:5432/d',
      TUNTAS_URL: 'https://inovasi.contoh.go.id',
      TUNTAS_SECRET: 's'.repeat(32),
      TUNTAS_TRUSTED_PROXY_HEADER: 'x-real-ip',
      TUNTAS_TOTP_ROLES: 'hub_admin,system_admin',
      TUNTAS_LEFT_BEHIND_REGIONS: '12.04,12.14',
      TUNTAS_OIDC_ISSUER: 'https://sso.contoh.go.id/realms/pemda',
      TUNTAS_OIDC_CLIENT_ID: 'tuntas',
      TUNTAS_OIDC_CLIENT_SECRET: 'rahasia',
      TUNTAS_OIDC_SECOND_FACTOR: 'mfa,otp',
      TUNTAS_SMTP_URL: 'smtp://mail.contoh.go.id:587',
      TUNTAS_CLAMAV_SOCKET: '/run/clamav/clamd.ctl',
      TUNTAS_S3_BUCKET: 'tuntas',
      TUNTAS_S3_ENDPOINT: 'https://s3.contoh.go.id',
      TUNTAS_S3_ACCESS_KEY: 'kunci',
      TUNTAS_S3_SECRET_KEY: 'rahasia',
    };
    expect(readConfig({ [name]: samples[name] })).not.toEqual(untold);
  });

  test('says what each means in a sentence', () => {
    expect(settings.filter((it) => !/^[A-Z`].{15,}\.$/.test(it.meaning))).toEqual([]);
  });

  test('names every other variable that the product reads', () => {
    const product = sourcesOf('src/**/*.{ts,tsx}').filter((it) => !isTest(it.path));
    const read = product.flatMap((it) =>
      [...it.text.matchAll(/process\.env(?:\.|\[')(\w+)/g)].map((found) => found[1]),
    );
    const told = rowsUnder('variable', page).map((it) => it.name);
    expect(read.filter((name) => !told.includes(name ?? '') && !settingNames.includes(name ?? ''))).toEqual([]);
  });

  test('a setting that nobody wrote down is seen', () => {
    const shorter = page.replace(/^\| `TUNTAS_PORT`.*\n/m, '');
    expect(rowsUnder('setting', shorter).map((it) => it.name)).not.toContain('TUNTAS_PORT');
    expect(settings.map((it) => it.name)).toContain('TUNTAS_PORT');
  });
});

test('a wrong setting is named, with the rest of the wrong ones', () => {
  const wrong = { TUNTAS_PORT: 'delapan puluh', TUNTAS_DEMO: 'ya', TUNTAS_SECRET: 'pendek' };
  for (const name of Object.keys(wrong)) expect(() => readConfig(wrong)).toThrow(name);
});
