import { formatDate } from '#platform/dates.ts';
import { inLocale, t } from '#platform/i18n/i18n.ts';
import { compilePdf, type PdfJob, qrSvg, templateText } from '#platform/pdf/index.ts';
import { type PublicCode, shownPublicCode } from '#platform/public-code.ts';
import type { CertificateContent } from './model.ts';
import { paths } from './paths.ts';
import { roleText } from './views/words.tsx';

/** What is printed: a certificate, or one in the making that has no code yet. */
export type Printed = {
  readonly number: string;
  readonly code: PublicCode | null;
  readonly content: CertificateContent;
};

/** Pictures as PNG. */
export type Pictures = { readonly logo: Uint8Array | null; readonly signature: Uint8Array | null };
export type Press = Pictures & { readonly baseUrl: string };

/** In place of a code, on a sheet that is only looked at. */
const NO_CODE = '····-····-····-····';

type Sheets = readonly [Printed, ...Printed[]];

/** The sheets in one PDF, each in the language of its certificate. `isDraft` prints «CONTOH» across them. */
export function certificatePdf(sheets: Sheets, press: Press, isDraft = false): Promise<Uint8Array> {
  return compilePdf(jobOf(sheets, press, isDraft));
}

/** What is set for them. */
export function jobOf(sheets: Sheets, press: Press, isDraft: boolean): PdfJob {
  const [{ content }] = sheets;
  const pictures = sheets.map((it, at) => ({ name: `qr-${at}.svg`, bytes: qrSvg(addressOf(it, press.baseUrl)) }));
  for (const name of ['logo', 'signature'] as const) {
    const bytes = press[name];
    if (bytes) pictures.push({ name: `${name}.png`, bytes });
  }
  const data = inLocale(content.lang, () => ({
    lang: content.lang,
    title: `${titleOf(content)}: ${sheets.length === 1 ? content.name : content.edition}`,
    author: content.organiser,
    day: content.date,
    draft: isDraft ? t('certificate.paper.draft') : '',
    logo: press.logo !== null,
    signature: press.signature !== null,
    sheets: sheets.map((it, at) => inLocale(it.content.lang, () => sheetOf(it, press.baseUrl, `qr-${at}.svg`))),
  }));
  return { template: templateText(import.meta.dirname, 'certificate.typ'), data, pictures };
}

function addressOf({ code }: Printed, baseUrl: string): string {
  return baseUrl + (code ? paths.verify.to(code) : paths.check.to());
}

/** The same as a program shows it in its title bar. */
function titleOf({ kind }: CertificateContent): string {
  return t(kind === 'award' ? 'certificate.paper.awardTitle' : 'certificate.paper.title');
}

function headingOf({ kind }: CertificateContent): string {
  return t(kind === 'award' ? 'certificate.paper.award' : 'certificate.paper.certificate');
}

function sheetOf(it: Printed, baseUrl: string, qr: string) {
  const { content } = it;
  return {
    qr,
    number: it.number,
    name: content.name,
    homes: [content.unit, content.institution].filter((home) => home !== ''),
    role: roleText(content),
    entry: content.entryTitle,
    edition: content.edition,
    organiser: content.organiser,
    dated: [content.place, formatDate(content.date)].filter((part) => part !== '').join(', '),
    office: content.signerOffice,
    signer: content.signerName,
    address: addressOf(it, baseUrl),
    site: baseUrl.replace(/^https?:\/\//, '') + paths.check.to(),
    code: it.code ? shownPublicCode(it.code) : NO_CODE,
    words: wordsOf(content),
  };
}

function wordsOf(content: CertificateContent) {
  return {
    heading: headingOf(content),
    number: t('certificate.paper.number'),
    given: t('certificate.paper.given'),
    role: t('certificate.paper.role'),
    entry: t('certificate.paper.entry'),
    edition: t('certificate.paper.edition'),
    check: t('certificate.paper.check'),
    qr: t('certificate.paper.qr'),
    signature: t('certificate.paper.signature', { name: content.signerName }),
  };
}
